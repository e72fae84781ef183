import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { OwnDataExport } from '@hexaflate/contract';
import { until } from '@hexaflate/testing';
import { strFromU8, unzipSync } from 'fflate';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { setSetting } from '../testing/identity.ts';
import { insertOrder } from '../testing/orders.ts';
import { insertProtections, keptSecrets } from '../testing/protections.ts';
import { prepareExports } from './prepare-exports.ts';

let server: TestServer;
let token: string;
let deviceId: string;
beforeEach(async () => {
  server = await startTestServer();
  ({ token, deviceId } = await server.signIn());
  // What a copy asked for by PIN alone has to wait for, `ask-export.test.ts` tells.
  await setSetting(server, 'ownData.waitUnproved', 0);
});
afterEach(() => server.close());

const ask = (pin = demoAgent.pin, as = token) =>
  server.ask('/api/v1/own-data', { method: 'POST', token: as, body: { pin } });
const newest = async (as = token) =>
  (await json<{ newest: OwnDataExport | null }>(await server.ask('/api/v1/own-data', { token: as }))).newest;
const fetchFile = (id: string, as = token) =>
  server.ask(`/api/v1/own-data/${id}/file`, { method: 'POST', token: as });

async function finished(as = token): Promise<OwnDataExport> {
  let one: OwnDataExport | null = null;
  await until(async () => {
    await prepareExports(server.context);
    one = await newest(as);
    return one?.state === 'ready';
  });
  if (!one) throw new Error('No export is ready');
  return one;
}

async function open(response: Response): Promise<Map<string, string>> {
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return new Map(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test('the file holds profile, devices, sales with their stages, and an index in Indonesian first', async () => {
  const order = await insertOrder(server.context, { state: 'success', serial: '1234-5678' });
  await server.context.store
    .insertInto('order_event')
    .values({ order_id: order.id, seq: 1, stage: 'accepted', at: order.accepted_at })
    .execute();
  await insertOrder(server.context, { agent_code: otherAgent.code, destination: '085700000001' });
  expect((await ask()).status).toBe(202);
  const { id } = await finished();
  const answer = await fetchFile(id);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const files = await open(answer);
  const sales = JSON.parse(files.get('transaksi.json') ?? '');
  expect(sales).toHaveLength(1);
  expect(sales[0]).toMatchObject({
    id: order.id,
    destination: order.destination,
    serial: '1234-5678',
    events: [{ stage: 'accepted' }],
  });
  expect(JSON.parse(files.get('perangkat.json') ?? '')).toHaveLength(1);
  expect(JSON.parse(files.get('otomax.json') ?? '')[0]).toMatchObject({ name: 'Maju Jaya Cell' });
  const index = files.get('BACA-DULU.html') ?? '';
  expect(index.indexOf('Salinan data Anda')).toBeLessThan(index.indexOf('A copy of your data'));
  for (const name of files.keys()) if (name !== 'BACA-DULU.html') expect(index).toContain(`href="${name}"`);
  expect([...files.values()].join('\n')).not.toContain('085700000001');
});

test('no secret and no hash leaves: neither PIN, token, code, salt nor what they are kept as', async () => {
  await ask();
  const { id } = await finished();
  const all = [...(await open(await fetchFile(id))).values()].join('\n');
  const { store } = server.context;
  const sessions = await store.selectFrom('access_token').select('token_hash').execute();
  const keys = await store.selectFrom('session').select('key_thumbprint').execute();
  const codes = await store.selectFrom('sign_in_code').select(['code_hash', 'salt']).execute();
  const secrets = [
    token,
    ...sessions.map(({ token_hash }) => token_hash),
    ...keys.map(({ key_thumbprint }) => key_thumbprint),
    ...codes.flatMap(({ code_hash, salt }) => [code_hash, salt]),
  ];
  for (const secret of secrets) expect(all).not.toContain(secret);
  expect(all).not.toContain(`"${demoAgent.pin}"`);
  expect(all).not.toMatch(/"[^"]*(hash|salt|token|secret)[^"]*":/);
});

test('passkeys, PIN changes and what rules decided about him stand in it in words, without what signs', async () => {
  await insertProtections(server.context, deviceId);
  await ask();
  const { id } = await finished();
  const files = await open(await fetchFile(id));
  const rows = (name: string) => JSON.parse(files.get(name) ?? '');
  expect(rows('kunci-persetujuan.json')).toEqual([
    { kind: 'passkey', name: 'HP konter', created_at: expect.any(String), last_used_at: null },
  ]);
  expect(rows('ganti-pin.json')).toMatchObject([{ kind: 'change', state: 'done', device_name: 'HP konter' }]);
  expect(rows('reset-pin.json')).toMatchObject([{ reason: 'Sudah video call', until: expect.any(String) }]);
  expect(rows('pemeriksaan-transaksi.json')).toMatchObject([
    {
      product_name: 'Telkomsel 10.000',
      destination: '081277778888',
      why: [{ id: 'Banyak transaksi dalam waktu singkat' }],
      state: 'rejected',
      what_now: { id: expect.stringContaining('Hubungi admin') },
      reason: 'Pembeli tidak dikenal',
    },
  ]);
  const held = files.get('pemeriksaan-transaksi.json') ?? '';
  expect(held).not.toMatch(/"(facts|most|count)"/);
  const all = [...files.values()].join('\n');
  for (const secret of keptSecrets) expect(all).not.toContain(secret);
});

test('it is fetched once: of two who ask at the same moment one gets it, and nothing of it stays', async () => {
  await ask();
  const { id } = await finished();
  const answers = await Promise.all([fetchFile(id), fetchFile(id)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  expect((await errorOf(await fetchFile(id))).code).toBe('export.gone');
  expect(await server.context.store.selectFrom('own_data_part').selectAll().execute()).toEqual([]);
  expect((await newest())?.state).toBe('fetched');
});

test('another device of the same agent cannot fetch it, and another agent finds nothing', async () => {
  await ask();
  const { id } = await finished();
  const tablet = await server.signIn();
  expect(await newest(tablet.token)).toMatchObject({ id, here: false });
  expect((await errorOf(await fetchFile(id, tablet.token))).code).toBe('export.otherDevice');
  const stranger = await server.signIn(otherAgent.phone);
  expect((await errorOf(await fetchFile(id, stranger.token))).code).toBe('export.gone');
});

test('what was not fetched in time is deleted', async () => {
  await ask();
  const { id } = await finished();
  server.clock.now += 15 * 60_000;
  expect((await newest())?.state).toBe('expired');
  expect((await errorOf(await fetchFile(id))).code).toBe('export.gone');
  await prepareExports(server.context);
  expect(await server.context.store.selectFrom('own_data_part').selectAll().execute()).toEqual([]);
});

test('a wrong PIN asks for nothing', async () => {
  expect((await errorOf(await ask('000000'))).code).toBe('pin.wrong');
  expect(await newest()).toBeNull();
});

test('asking at once ten times makes one file, and the operator’s number of a day holds', async () => {
  await Promise.all(Array.from({ length: 10 }, () => ask()));
  const rows = await server.context.store.selectFrom('own_data_export').select('id').execute();
  expect(rows.length).toBeLessThanOrEqual(3);
  for (let round = rows.length; round < 3; round += 1) {
    await finished();
    expect((await ask()).status).toBe(202);
  }
  await finished();
  const refused = await ask();
  expect([refused.status, (await errorOf(refused)).code]).toEqual([429, 'export.tooMany']);
});

test('pieces lie sealed in the store: whoever has the database alone reads nothing', async () => {
  await insertOrder(server.context, { destination: '081299998888' });
  await ask();
  await finished();
  const parts = await server.context.store.selectFrom('own_data_part').selectAll().execute();
  expect(parts.length).toBeGreaterThan(0);
  for (const { body } of parts) {
    expect(body).toMatch(/^[0-9a-f]{8}\.[\w-]+$/);
    expect(
      Buffer.from(body.split('.')[1] ?? '', 'base64url')
        .subarray(0, 2)
        .toString(),
    ).not.toBe('PK');
  }
});

test('a run that died is taken over, and its pieces are never mixed with the next one’s', async () => {
  const { store } = server.context;
  await store
    .insertInto('own_data_export')
    .values({
      id: 'half',
      agent_code: demoAgent.code,
      session_id: (await store.selectFrom('session').select('id').executeTakeFirstOrThrow()).id,
      device_name: 'HP konter',
      proved: 1,
      due_at: null,
      state: 'writing',
      run: 'dead',
      run_at: server.clock.now,
      bytes: null,
      asked_at: server.clock.now,
      ready_at: null,
      expires_at: null,
      fetched_at: null,
    })
    .execute();
  await store
    .insertInto('own_data_part')
    .values({ export_id: 'half', run: 'dead', seq: 0, body: 'x' })
    .execute();
  await prepareExports(server.context);
  expect((await newest())?.state).toBe('preparing');
  server.clock.now += 11 * 60_000;
  await Promise.all([prepareExports(server.context), prepareExports(server.context)]);
  expect((await newest())?.state).toBe('ready');
  expect((await open(await fetchFile('half'))).has('BACA-DULU.html')).toBe(true);
  expect(await store.selectFrom('own_data_part').selectAll().execute()).toEqual([]);
});

test('a big account comes out whole, in several pieces', async () => {
  const { store } = server.context;
  const first = await insertOrder(server.context, { state: 'success' });
  for (let page = 0; page < 12; page += 1) {
    const orders = Array.from({ length: 100 }, () => ({
      ...first,
      id: crypto.randomUUID(),
      attempt_id: crypto.randomUUID(),
      serial: Array.from({ length: 12 }, () => crypto.randomUUID()).join(' '),
    }));
    await store.insertInto('orders').values(orders).execute();
  }
  await ask();
  const { id, bytes } = await finished();
  expect((await store.selectFrom('own_data_part').select('seq').execute()).length).toBeGreaterThan(1);
  const answer = await fetchFile(id);
  expect(answer.headers.get('content-length')).toBe(String(bytes));
  const sales = JSON.parse((await open(answer)).get('transaksi.json') ?? '');
  expect(sales).toHaveLength(1201);
});
