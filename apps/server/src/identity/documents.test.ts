import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import type { Identity } from '@hexaflate/contract';
import { decodePhoto } from '../photos/codec.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import {
  approve,
  identityApp,
  plainPhoto,
  repair,
  reviewPanel,
  setSetting,
  testPerson,
} from '../testing/identity.ts';
import { addOperator } from '../testing/operators.ts';
import { identityDuplicates } from './duplicates.ts';
import { eraseIdentity } from './erase.ts';
import { identityStatus } from './status.ts';

let server: TestServer;
let app: ReturnType<typeof identityApp>;
let other: ReturnType<typeof identityApp>;
let panel: ReturnType<typeof reviewPanel>;

beforeAll(async () => {
  server = await startTestServer();
  app = identityApp(server, (await server.signIn()).token);
  other = identityApp(server, (await server.signIn(otherAgent.phone)).token);
  panel = reviewPanel(server, (await addOperator(server, 'reviewer')).token);
});
afterAll(() => server.close());

beforeEach(async () => {
  for (const { code } of [demoAgent, otherAgent])
    await eraseIdentity(server.context, code, { actor: 'system', event: 'erased' });
  await server.context.store.deleteFrom('identity_photo_count').execute();
});

const statuses = ({ documents }: Identity) => documents.map(({ kind, status }) => [kind, status]);
const refusal = async (answer: Response | Promise<Response>) => (await errorOf(await answer)).code;

test('an agent sends both documents at first, and each goes into review with who and when', async () => {
  const before = await app.identity();
  expect(statuses(before)).toEqual([
    ['ktp', 'none'],
    ['selfie', 'none'],
  ]);
  const sent = await app.submitBoth();
  expect(sent).toMatchObject({ status: 'inReview', version: before.version + 1 });
  expect(statuses(sent)).toEqual([
    ['ktp', 'inReview'],
    ['selfie', 'inReview'],
  ]);
  expect(sent.person).toEqual({ ...testPerson, nik: '••••••••••••0001' });
  expect(sent.history.slice(0, 2)).toMatchObject([
    { event: 'submitted', by: 'agent' },
    { event: 'submitted', by: 'agent' },
  ]);
  expect(sent.consent.given).toEqual({
    version: sent.consent.version,
    at: new Date(server.clock.now).toISOString(),
  });
});

test('neither document is enough alone, and what is in review or verified is not taken again', async () => {
  const ktp = await app.uploaded('ktp');
  expect(await refusal(app.submit({ ktp: { photoId: ktp.id, person: testPerson } }))).toBe(
    'identity.incomplete',
  );
  expect(await refusal(app.submit({}))).toBe('identity.incomplete');
  await app.submitBoth();
  expect(await refusal(app.upload('ktp'))).toBe('identity.notNeeded');
  expect(await refusal(app.ask('/identity/liveness', { method: 'POST' }))).toBe('identity.notNeeded');
  await panel.decided(demoAgent.code, { ktp: approve, selfie: approve });
  expect(await refusal(app.upload('selfie'))).toBe('identity.notNeeded');
  expect(await identityStatus(server.context, demoAgent.code)).toBe('verified');
});

test('only what was rejected is sent again, and the rest stands as it was', async () => {
  await app.submitBoth();
  const note = 'Ambil di tempat terang.';
  await panel.decided(demoAgent.code, { ktp: approve, selfie: { ...repair, note } });
  const told = await app.identity();
  expect(told.documents).toMatchObject([
    { kind: 'ktp', status: 'verified' },
    { kind: 'selfie', status: 'repair', reasons: ['blurred'], note },
  ]);
  expect(told.status).toBe('repair');
  expect(JSON.stringify(told)).not.toContain('reviewer-');
  const selfie = await app.uploaded('selfie');
  const { id: livenessId } = await app.moved();
  const sent = await json<Identity>(await app.submit({ selfie: { photoId: selfie.id, livenessId } }));
  expect(statuses(sent)).toEqual([
    ['ktp', 'verified'],
    ['selfie', 'inReview'],
  ]);
  expect(sent.documents[1]).toMatchObject({ reasons: [], note: null });
});

test('of two submissions that saw the same version one is taken', async () => {
  const [ktp, selfie] = [await app.uploaded('ktp'), await app.uploaded('selfie')];
  const { id: livenessId } = await app.moved();
  const { version, consent } = await app.identity();
  const body = {
    version,
    consentVersion: consent.version,
    ktp: { photoId: ktp.id, person: testPerson },
    selfie: { photoId: selfie.id, livenessId },
  };
  const send = () => app.ask('/identity/submissions', { method: 'POST', body });
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  expect((await app.identity()).version).toBe(version + 1);
});

test('what was agreed to is kept word for word, and another text must be agreed to anew', async () => {
  const { consent } = await app.identity();
  await setSetting(server, 'identity.consentText', 'Naskah baru dari {brand}.');
  const ktp = await app.uploaded('ktp');
  const selfie = await app.uploaded('selfie');
  const { id: livenessId } = await app.moved();
  const what = { ktp: { photoId: ktp.id, person: testPerson }, selfie: { photoId: selfie.id, livenessId } };
  expect(await refusal(app.submit({ ...what, consentVersion: consent.version }))).toBe(
    'identity.consentMoved',
  );
  const sent = await json<Identity>(await app.submit(what));
  expect(sent.consent.version).not.toBe(consent.version);
  const kept = await server.context.store
    .selectFrom('identity_consent_text')
    .select('body')
    .where('version', '=', sent.consent.version)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(kept.body)).toEqual(sent.consent.text);
  expect(sent.consent.text.id).toStartWith('Naskah baru dari ');
});

test('what is no photo, too large, too small or a bomb is refused before it is decoded', async () => {
  const upload = (bytes: Uint8Array<ArrayBuffer>, type = 'image/jpeg') =>
    app.ask('/identity/photos?document=ktp', { method: 'POST', bytes, headers: { 'Content-Type': type } });
  expect(await refusal(upload(await plainPhoto(), 'image/gif'))).toBe('identity.notAPhoto');
  expect(await refusal(upload(new TextEncoder().encode('<svg/>')))).toBe('identity.notAPhoto');
  const whole = await plainPhoto();
  expect(await refusal(upload(whole.slice(0, whole.length / 2)))).toBe('identity.notAPhoto');
  expect(await refusal(upload(await plainPhoto(128, 600, 300)))).toBe('identity.photoSize');
  const bomb = whole.slice();
  const frame = bomb.findIndex((byte, at) => byte === 0xff && bomb[at + 1] === 0xc0);
  new DataView(bomb.buffer).setUint16(frame + 5, 60_000);
  new DataView(bomb.buffer).setUint16(frame + 7, 60_000);
  const started = performance.now();
  expect(await refusal(upload(bomb))).toBe('identity.photoSize');
  expect(performance.now() - started).toBeLessThan(1000);
  const large = await upload(new Uint8Array(8_000_001));
  expect([large.status, await refusal(large)]).toEqual([413, 'identity.photoTooLarge']);
  const json = await app.ask('/receipt-settings', { method: 'PUT', body: { text: 'x'.repeat(70_000) } });
  expect(await refusal(json)).toBe('request.tooLarge');
});

test('an agent sends only so many photos a day, however many come at once', async () => {
  await setSetting(server, 'identity.photosPerDay', 10);
  const photo = await plainPhoto();
  const answers = await Promise.all(Array.from({ length: 14 }, () => app.upload('ktp', photo)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(4);
  await setSetting(server, 'identity.photosPerDay', 60);
});

test('movements come in an order of the moment, frames in that order and in time, and a check is good once', async () => {
  const orders = new Set<string>();
  for (let n = 0; n < 12; n += 1) orders.add((await app.startLiveness()).challenges.join());
  expect(orders.size).toBeGreaterThan(1);
  const check = await app.startLiveness();
  expect(check.challenges).toHaveLength(3);
  expect(await refusal(app.sendFrame(check.id, 1))).toBe('identity.livenessStep');
  const twice = await Promise.all([app.sendFrame(check.id, 0), app.sendFrame(check.id, 0)]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual([204, 409]);
  expect(await refusal(other.sendFrame(check.id, 1))).toBe('identity.livenessOver');
  const [ktp, selfie] = [await app.uploaded('ktp'), await app.uploaded('selfie')];
  const submit = (livenessId?: string) =>
    app.submit({ ktp: { photoId: ktp.id, person: testPerson }, selfie: { photoId: selfie.id, livenessId } });
  expect(await refusal(submit())).toBe('identity.livenessNeeded');
  expect(await refusal(submit(check.id))).toBe('identity.livenessOver');
  const whole = await app.moved();
  expect((await submit(whole.id)).status).toBe(200);
  await panel.decided(demoAgent.code, { selfie: repair });
  const again = await app.uploaded('selfie');
  expect(await refusal(app.submit({ selfie: { photoId: again.id, livenessId: whole.id } }))).toBe(
    'identity.livenessOver',
  );
  const late = await app.startLiveness();
  server.clock.now += 181_000;
  expect(await refusal(app.sendFrame(late.id, 0))).toBe('identity.livenessOver');
});

test('an agent sees his own photos and never another’s, and cannot submit another’s', async () => {
  const photo = await plainPhoto(200, 700, 500);
  const { id } = await app.uploaded('ktp', photo);
  const own = await app.ask(`/identity/photos/${id}`);
  expect(own.headers.get('cache-control')).toBe('no-store');
  expect(await decodePhoto(new Uint8Array(await own.arrayBuffer()))).toMatchObject({
    width: 700,
    height: 500,
  });
  expect(await refusal(other.ask(`/identity/photos/${id}`))).toBe('identity.photoGone');
  expect(await refusal(other.ask(`/identity/photos/${id}/reading`))).toBe('identity.photoGone');
  const selfie = await other.uploaded('selfie');
  const { id: livenessId } = await other.moved();
  const stolen = other.submit({
    ktp: { photoId: id, person: testPerson },
    selfie: { photoId: selfie.id, livenessId },
  });
  expect(await refusal(stolen)).toBe('identity.photoGone');
});

test('where no documents are taken, nothing can be sent', async () => {
  await setSetting(server, 'identity.open', false);
  expect((await app.identity()).open).toBe(false);
  expect(await refusal(app.upload('ktp'))).toBe('identity.closed');
  expect(await refusal(app.ask('/identity/liveness', { method: 'POST' }))).toBe('identity.closed');
  expect(await refusal(app.submit({}))).toBe('identity.closed');
  await setSetting(server, 'identity.open', true);
});

test('one KTP on two accounts is found without its number standing anywhere in clear', async () => {
  await app.submitBoth();
  expect(await identityDuplicates(server.context, demoAgent.code)).toEqual([]);
  await other.submitBoth();
  expect(await identityDuplicates(server.context, demoAgent.code)).toEqual([
    { agentCode: otherAgent.code, status: 'inReview' },
  ]);
  const seen = await panel.open(demoAgent.code);
  expect(seen).toMatchObject({ duplicateCount: 1, duplicates: [{ agentCode: otherAgent.code }] });
  expect(seen.nik).toEqual({ flaws: [], province: 'Jawa Barat', sex: 'male', birthDate: '1990-08-17' });
  const { store } = server.context;
  for (const table of ['identity_case', 'identity_document', 'identity_event', 'audit_entry'] as const) {
    const rows = JSON.stringify(await store.selectFrom(table).selectAll().execute());
    for (const secret of [testPerson.nik, testPerson.name, testPerson.birthDate])
      expect(rows).not.toContain(secret);
  }
});

test('withdrawing consent erases everything and ends the verified state', async () => {
  await app.submitBoth();
  await panel.decided(demoAgent.code, { ktp: approve, selfie: approve });
  expect((await app.ask('/identity/consent', { method: 'DELETE' })).status).toBe(204);
  const after = await app.identity();
  expect(after).toMatchObject({ status: 'none', person: null });
  expect(after.consent.given).toBeNull();
  expect(after.history.slice(0, 2)).toMatchObject([
    { event: 'withdrawn', by: 'agent' },
    { event: 'withdrawn', by: 'agent' },
  ]);
  expect(await identityStatus(server.context, demoAgent.code)).toBe('none');
});

test('neither photos nor what stands on them reach a log', async () => {
  await app.submitBoth();
  await panel.open(demoAgent.code);
  const lines = server.logged.join('\n');
  expect(lines).toContain('identity submitted');
  for (const secret of [testPerson.nik, testPerson.name, testPerson.birthDate, '/9j/', 'signature='])
    expect(lines).not.toContain(secret);
});
