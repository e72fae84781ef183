import { afterEach, beforeEach, expect, test } from 'bun:test';
import { sql } from 'kysely';
import { demoAgent, startTestServer, type TestServer } from '../testing/context.ts';
import { identityApp, testPerson } from '../testing/identity.ts';
import { eraseIdentity } from './erase.ts';
import { exportIdentity } from './export.ts';
import { openKeyRing } from './keys/key-ring.ts';
import { ensurePersonKey, findPersonKey, rotateWrappingKey } from './keys/person-key.ts';
import { readPhoto } from './photo-bytes.ts';

const { code } = demoAgent;
let server: TestServer;
let app: ReturnType<typeof identityApp>;
beforeEach(async () => {
  server = await startTestServer();
  app = identityApp(server, (await server.signIn()).token);
});
afterEach(() => server.close());

const photosOf = () =>
  server.context.store.selectFrom('identity_photo').selectAll().where('agent_code', '=', code).execute();

test('what lies on the disk is sealed: no photo and nothing of a person can be read from it', async () => {
  await app.submitBoth();
  const photos = await photosOf();
  expect(photos).toHaveLength(5);
  for (const { id } of photos) {
    const bytes = (await server.context.blobs.get(id)) ?? new Uint8Array();
    expect(bytes.length).toBeGreaterThan(500);
    expect(Buffer.from(bytes).includes('JFIF')).toBe(false);
  }
  const { store } = server.context;
  for (const { name } of await store.introspection.getTables()) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(store);
    for (const secret of Object.values(testPerson))
      expect([name, JSON.stringify(rows).includes(secret)]).toEqual([name, false]);
  }
});

test('once a person’s key is destroyed, bytes and rows that were copied before can never be opened again', async () => {
  const { context } = server;
  await app.submitBoth();
  const photos = await photosOf();
  const copies = await Promise.all(
    photos.map(async ({ id }) => ({ id, bytes: await context.blobs.get(id) })),
  );
  const { person } = await context.store
    .selectFrom('identity_case')
    .select('person')
    .executeTakeFirstOrThrow();
  for (const photo of photos) expect((await readPhoto(context, photo)).length).toBeGreaterThan(500);

  expect(await eraseIdentity(context, code, { actor: 'system', event: 'erased' })).toBe(true);
  expect(await findPersonKey(context, code)).toBeUndefined();
  for (const { id } of photos) expect(await context.blobs.get(id)).toBeUndefined();
  // Put back as from a copy, and with a new key as after a new submission: still closed.
  for (const { id, bytes } of copies) await context.blobs.put(id, bytes ?? new Uint8Array());
  for (const photo of photos) await expect(readPhoto(context, photo)).rejects.toThrow('identity.photoGone');
  const next = await ensurePersonKey(context, code);
  for (const photo of photos) await expect(readPhoto(context, photo)).rejects.toThrow();
  expect(() => next.openJson(person ?? '', 'identity person')).toThrow();
  expect(await eraseIdentity(context, code, { actor: 'system', event: 'erased' })).toBe(true);
  expect(await eraseIdentity(context, code, { actor: 'system', event: 'erased' })).toBe(false);
});

test('a photo is bound to its person and its document: moved elsewhere it does not open', async () => {
  const { context } = server;
  await app.submitBoth();
  const [one, another] = await photosOf();
  if (!one || !another) throw new Error('No photos');
  await context.blobs.put(one.id, (await context.blobs.get(another.id)) ?? new Uint8Array());
  await expect(readPhoto(context, one)).rejects.toThrow();
  const otherKind = another.kind === 'ktp' ? 'selfie' : 'ktp';
  await expect(readPhoto(context, { ...another, kind: otherKind })).rejects.toThrow();
});

test('a turn of the wrapping key keeps everything open here and closes every earlier copy of the store', async () => {
  const { context } = server;
  await app.submitBoth();
  const before = await context.store.selectFrom('identity_key').selectAll().executeTakeFirstOrThrow();
  expect(await rotateWrappingKey(context)).toBe(1);
  const after = await context.store.selectFrom('identity_key').selectAll().executeTakeFirstOrThrow();
  expect(after.wrapped).not.toBe(before.wrapped);
  for (const photo of await photosOf()) expect((await readPhoto(context, photo)).length).toBeGreaterThan(500);
  const another = openKeyRing(context.config.identityKeyFile);
  await expect(another.unwrap(before.wrapped, `identity key:${code}`)).rejects.toThrow('does not hold');
  expect((await another.unwrap(after.wrapped, `identity key:${code}`)).length).toBe(32);
});

test('an agent is handed all that is kept of his identity, and another’s is not in it', async () => {
  const sent = await app.submitBoth();
  const kept = await exportIdentity(server.context, code, true);
  expect(kept).toMatchObject({ status: 'inReview', person: testPerson, faces: { state: 'waiting' } });
  expect(kept.photos).toHaveLength(5);
  for (const { name, bytes } of kept.photos) {
    expect(name).toMatch(/^(ktp|selfie|frame)-\d{4}-\d\d-\d\d-[\w-]+\.jpg$/);
    expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  }
  expect(kept.consents).toMatchObject([
    { version: sent.consent.version, text: sent.consent.text, withdrawnAt: null },
  ]);
  expect(await exportIdentity(server.context, 'AG0002', true)).toMatchObject({
    person: null,
    photos: [],
    consents: [],
  });
});
