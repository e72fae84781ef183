import { afterEach, beforeEach, expect, test } from 'bun:test';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoAgent, errorOf, startTestServer, type TestServer } from '../testing/context.ts';
import { approve, identityApp, repair, reviewPanel, setSetting } from '../testing/identity.ts';
import { addOperator } from '../testing/operators.ts';
import { sweepIdentity, sweepOrphans } from './retention.ts';
import { caseView } from './review/case-view.ts';
import { identityStatus } from './status.ts';

const DAY_MS = 24 * 3_600_000;
const { code } = demoAgent;
let deleted = false;
let server: TestServer;
let app: ReturnType<typeof identityApp>;
let panel: ReturnType<typeof reviewPanel>;
beforeEach(async () => {
  deleted = false;
  server = await startTestServer({
    gateway: (gateway) => ({
      ...gateway,
      agent: async (asked) => (deleted && asked === code ? undefined : gateway.agent(asked)),
    }),
  });
  app = identityApp(server, (await server.signIn()).token);
  panel = reviewPanel(server, (await addOperator(server, 'reviewer')).token);
});
afterEach(() => server.close());

const photos = () =>
  server.context.store.selectFrom('identity_photo').select(['id', 'kind', 'state']).orderBy('kind').execute();
const kinds = async () => (await photos()).map(({ kind }) => kind);
const blobs = async () => Array.fromAsync(server.context.blobs.list());
const pass = async (ms: number) => {
  server.clock.now += ms;
  await sweepIdentity(server.context);
};

test('photos that were never submitted are deleted after an hour, with their bytes', async () => {
  await app.uploaded('ktp');
  await app.moved();
  await pass(3_500_000);
  expect(await kinds()).toHaveLength(4);
  await pass(101_000);
  expect(await photos()).toEqual([]);
  expect(await blobs()).toEqual([]);
});

test('a photo that was rejected is deleted when its time is over, as it is set now, and the case says so', async () => {
  await app.submitBoth();
  await panel.decided(code, { ktp: approve, selfie: repair });
  await pass(29 * DAY_MS);
  expect(await kinds()).toEqual(['frame', 'frame', 'frame', 'ktp', 'selfie']);
  await setSetting(server, 'identity.keepRejected', 28 * DAY_MS);
  await pass(0);
  expect(await kinds()).toEqual(['ktp']);
  const { documents, history } = await caseView(server.context, 'budi', code);
  expect(documents[1]).toMatchObject({ status: 'repair', photoId: null });
  expect(history[0]).toMatchObject({ document: 'selfie', event: 'photoDeleted', by: 'system' });
});

test('a verified selfie is deleted after its time, the agent stays verified, and his KTP stays', async () => {
  await app.submitBoth();
  await panel.decided(code, { ktp: approve, selfie: approve });
  await pass(366 * DAY_MS);
  expect(await kinds()).toEqual(['ktp']);
  expect(await blobs()).toHaveLength(1);
  expect(await identityStatus(server.context, code)).toBe('verified');
});

test('all of an agent whom Otomax has forgotten is destroyed after its time, unless he comes back', async () => {
  await app.submitBoth();
  deleted = true;
  await pass(0);
  await pass(29 * DAY_MS);
  deleted = false;
  await pass(0);
  deleted = true;
  await pass(0);
  await pass(29 * DAY_MS);
  expect(await kinds()).toHaveLength(5);
  await pass(2 * DAY_MS);
  expect(await photos()).toEqual([]);
  expect(await server.context.store.selectFrom('identity_key').selectAll().execute()).toEqual([]);
});

for (const step of ['before', 'after'])
  test(`who is killed ${step} the bytes of a photo are written leaves nothing behind`, async () => {
    const { databaseUrl } = server.context.config;
    const program = fileURLToPath(import.meta.resolve('../testing/keep-photo-and-hang.ts'));
    const keeping = Bun.spawn({
      cmd: [process.execPath, program, server.dataDir, step],
      env: { ...process.env, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) },
      stdout: 'pipe',
    });
    const said = await keeping.stdout.getReader().read();
    expect(new TextDecoder().decode(said.value).trim()).toBe(step);
    keeping.kill('SIGKILL');
    await keeping.exited;
    const [left] = await server.context.store
      .selectFrom('identity_photo')
      .select(['state', 'created_at'])
      .execute();
    expect(left?.state).toBe('writing');
    expect(await blobs()).toHaveLength(step === 'after' ? 1 : 0);
    server.clock.now = left?.created_at ?? 0;
    await pass(9 * 60_000);
    expect(await photos()).toHaveLength(1);
    await pass(60_000);
    expect(await photos()).toEqual([]);
    expect(await blobs()).toEqual([]);
  });

test('bytes that no row knows are deleted once they are too old to be on their way', async () => {
  const { context } = server;
  const { id } = await app.uploaded('ktp');
  await app.uploaded('selfie');
  await context.store.deleteFrom('identity_photo').where('id', '=', id).execute();
  // Files carry the time of the machine.
  server.clock.now = Date.now();
  expect(await sweepOrphans(context)).toBe(0);
  server.clock.now += 3_700_000;
  expect(await sweepOrphans(context)).toBe(1);
  expect(await blobs()).toHaveLength(1);
});

test('what others keep beside the photos is never taken for one of them', async () => {
  const { blobs } = server.context;
  for (const name of ['otomax-2026-11-01.bak', 'a0', crypto.randomUUID()])
    await blobs.put(name, Uint8Array.of(1));
  server.clock.now = Date.now() + 3_700_000;
  expect(await sweepOrphans(server.context)).toBe(1);
  const left = (await Array.fromAsync(blobs.list())).map(({ name }) => name);
  expect(left.toSorted()).toEqual(['a0', 'otomax-2026-11-01.bak']);
});

test('a photo whose bytes are lost is named as gone to whoever looks, and its row does not stand in the way', async () => {
  await app.submitBoth();
  const { photos: shown } = await panel.open(code);
  const id = shown.find(({ kind }) => kind === 'ktp')?.id ?? '';
  await server.context.blobs.delete(id);
  expect((await errorOf(await app.ask(`/identity/photos/${id}`))).code).toBe('identity.photoGone');
  await panel.decided(code, { ktp: repair, selfie: approve });
  await pass(31 * DAY_MS);
  expect(await kinds()).not.toContain('ktp');
});

test('while photos cannot be kept nothing is taken, and the agent is told to try again', async () => {
  const folder = join(server.dataDir, 'identity');
  await rm(folder, { recursive: true, force: true });
  await writeFile(folder, 'not a folder');
  const answer = await app.upload('ktp');
  expect([answer.status, (await errorOf(answer)).code]).toEqual([503, 'identity.storageAway']);
  await rm(folder);
  expect((await app.upload('ktp')).status).toBe(201);
});

test('checks and counts of days gone by do not pile up, and a check stays as long as its frames', async () => {
  await app.moved();
  await app.submitBoth();
  await pass(3 * DAY_MS);
  const { store } = server.context;
  expect(await store.selectFrom('identity_liveness').select('used_at').execute()).toHaveLength(1);
  expect(await store.selectFrom('identity_photo_count').selectAll().execute()).toEqual([]);
});
