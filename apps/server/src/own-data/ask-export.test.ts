import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { Notification, OwnDataExport, Proof } from '@hexaflate/contract';
import { until } from '@hexaflate/testing';
import { strFromU8, unzipSync } from 'fflate';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { identityApp, setSetting, testPerson } from '../testing/identity.ts';
import { prepareExports } from './prepare-exports.ts';

const HOUR_MS = 3_600_000;

let server: TestServer;
let old: { token: string; deviceId: string };
let fresh: { token: string; deviceId: string };
beforeEach(async () => {
  server = await startTestServer();
  old = await server.signIn();
  await server.context.store.updateTable('session').set({ safe_by: 'operator' }).execute();
  server.clock.now += HOUR_MS;
  fresh = await server.signIn();
});
afterEach(() => server.close());

const ask = (more: object = {}, { token } = fresh) =>
  server.ask('/api/v1/own-data', { method: 'POST', token, body: { pin: demoAgent.pin, ...more } });
const newest = async ({ token } = fresh) =>
  (await json<{ newest: OwnDataExport | null }>(await server.ask('/api/v1/own-data', { token }))).newest;
const stop = (id: string, { token } = old) =>
  server.ask(`/api/v1/own-data/${id}`, { method: 'DELETE', token });
const news = async ({ token } = old) =>
  (await json<{ items: Notification[] }>(await server.ask('/api/v1/notifications', { token }))).items;

async function proof(): Promise<string> {
  const asked = await json<Proof>(
    await server.ask('/api/v1/proofs', {
      method: 'POST',
      token: fresh.token,
      body: { purpose: 'account.export', method: 'device' },
    }),
  );
  const body = { approve: true };
  await json(
    await server.ask(`/api/v1/proofs/${asked.id}/answer`, { method: 'POST', token: old.token, body }),
  );
  return asked.id;
}

async function files(): Promise<Map<string, string>> {
  await until(async () => {
    await prepareExports(server.context);
    return (await newest())?.state === 'ready';
  });
  const one = await newest();
  const path = `/api/v1/own-data/${one?.id}/file`;
  const answer = await server.ask(path, { method: 'POST', token: fresh.token });
  const opened = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return new Map(Object.entries(opened).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test('asked for by PIN alone it waits, and every device is told who asks and until when', async () => {
  const asked = await json<OwnDataExport>(await ask());
  expect(asked).toMatchObject({ state: 'waiting', whole: false, here: true });
  await prepareExports(server.context);
  expect((await newest())?.state).toBe('waiting');
  expect(await newest(old)).toMatchObject({ id: asked.id, here: false, state: 'waiting' });
  const told = (await news()).find(({ kind }) => kind === 'ownData.asked');
  expect(told?.params).toMatchObject({ device: asked.deviceName, due: asked.dueAt });
  server.clock.now += 24 * HOUR_MS;
  await prepareExports(server.context);
  expect((await newest())?.state).toBe('ready');
});

test('by PIN alone who he is stays out: no photo, no NIK, no birth date; the index says why', async () => {
  const app = identityApp(server, old.token);
  await app.submitBoth();
  await ask();
  server.clock.now += 24 * HOUR_MS;
  const opened = await files();
  const all = [...opened.values()].join('\n');
  expect(all).not.toContain(testPerson.nik);
  expect(all).not.toContain(testPerson.birthDate);
  expect([...opened.keys()].filter((name) => name.startsWith('identitas/'))).toEqual([]);
  expect(JSON.parse(opened.get('identitas.json') ?? '')[0]).toMatchObject({
    status: 'inReview',
    person: null,
  });
  expect(opened.get('BACA-DULU.html')).toContain('dengan PIN saja');
});

test('with a yes from an older, safe device it is written at once and whole', async () => {
  const app = identityApp(server, old.token);
  await app.submitBoth();
  const asked = await json<OwnDataExport>(await ask({ proofId: await proof() }));
  expect(asked).toMatchObject({ dueAt: null, whole: true });
  const opened = await files();
  expect(JSON.parse(opened.get('identitas.json') ?? '')[0].person).toEqual(testPerson);
  expect([...opened.keys()].some((name) => name.startsWith('identitas/ktp-'))).toBe(true);
  expect(opened.get('BACA-DULU.html')).not.toContain('dengan PIN saja');
});

test('a proof serves once, only with the PIN, and one that does not stand asks for nothing', async () => {
  const id = await proof();
  expect((await errorOf(await ask({ proofId: id, pin: '000000' }))).code).toBe('pin.wrong');
  expect((await ask({ proofId: id })).status).toBe(202);
  await files();
  expect((await errorOf(await ask({ proofId: id }))).code).toBe('proof.required');
  expect((await errorOf(await ask({ proofId: 'made-up' }))).code).toBe('proof.required');
});

test('one that waits is replaced by one that was proved, and waits on when it is asked for again', async () => {
  const first = await json<OwnDataExport>(await ask());
  server.clock.now += 2 * HOUR_MS;
  expect(await json<OwnDataExport>(await ask())).toMatchObject({ id: first.id, dueAt: first.dueAt });
  expect(await json<OwnDataExport>(await ask({ proofId: await proof() }))).toMatchObject({ whole: true });
  await files();
});

test('a wait of several days is not begun anew by asking again', async () => {
  await setSetting(server, 'ownData.waitUnproved', 72 * HOUR_MS);
  const first = await json<OwnDataExport>(await ask());
  server.clock.now += 30 * HOUR_MS;
  const beside = await json<OwnDataExport>(await ask());
  expect(beside).toMatchObject({ id: first.id, dueAt: first.dueAt });
});

test('any device of the agent stops it, at every stage until it was fetched, and nothing of it stays', async () => {
  const waiting = await json<OwnDataExport>(await ask());
  expect((await stop(waiting.id)).status).toBe(204);
  server.clock.now += 24 * HOUR_MS;
  await prepareExports(server.context);
  expect((await newest())?.state).toBe('stopped');
  expect((await news(fresh)).map(({ kind }) => kind)).toContain('ownData.stopped');

  const ready = await json<OwnDataExport>(await ask({ proofId: await proof() }));
  await until(async () => {
    await prepareExports(server.context);
    return (await newest())?.state === 'ready';
  });
  expect((await stop(ready.id)).status).toBe(204);
  const path = `/api/v1/own-data/${ready.id}/file`;
  expect((await errorOf(await server.ask(path, { method: 'POST', token: fresh.token }))).code).toBe(
    'export.gone',
  );
  expect(await server.context.store.selectFrom('own_data_part').selectAll().execute()).toEqual([]);
  expect((await errorOf(await stop(ready.id))).code).toBe('export.gone');
});

test('signing the device out that asked stops its copy', async () => {
  await ask();
  const out = await server.ask(`/api/v1/devices/${fresh.deviceId}`, { method: 'DELETE', token: old.token });
  expect(out.status).toBe(204);
  server.clock.now += 24 * HOUR_MS;
  await prepareExports(server.context);
  expect((await newest(old))?.state).toBe('stopped');
  expect((await news()).map(({ kind }) => kind)).not.toContain('ownData.ready');
});
