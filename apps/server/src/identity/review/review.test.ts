import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import type { IdentityView } from '@hexaflate/contract';
import { decodePhoto } from '../../photos/codec.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../../testing/context.ts';
import {
  approve,
  identityApp,
  plainPhoto,
  repair,
  reviewPanel,
  setSetting,
  testPerson,
} from '../../testing/identity.ts';
import { listen } from '../../testing/live-events.ts';
import { addOperator } from '../../testing/operators.ts';
import { eraseIdentity } from '../erase.ts';
import { identityStatus } from '../status.ts';

let server: TestServer;
let app: ReturnType<typeof identityApp>;
let other: ReturnType<typeof identityApp>;
let first: Awaited<ReturnType<typeof addOperator>>;
let second: Awaited<ReturnType<typeof addOperator>>;
let one: ReturnType<typeof reviewPanel>;
let two: ReturnType<typeof reviewPanel>;

beforeAll(async () => {
  server = await startTestServer();
  app = identityApp(server, (await server.signIn()).token);
  other = identityApp(server, (await server.signIn(otherAgent.phone)).token);
  first = await addOperator(server, 'reviewer', 'budi');
  second = await addOperator(server, 'reviewer', 'sari');
  one = reviewPanel(server, first.token);
  two = reviewPanel(server, second.token);
});
afterAll(() => server.close());

beforeEach(async () => {
  for (const { code } of [demoAgent, otherAgent])
    await eraseIdentity(server.context, code, { actor: 'system', event: 'erased' });
  await setSetting(server, 'identity.secondApprover', false);
  await server.context.store.deleteFrom('identity_photo_count').execute();
});

const { code } = demoAgent;
const refusal = async (answer: Response | Promise<Response>) => (await errorOf(await answer)).code;
const trail = async (verb: string) =>
  server.context.store
    .selectFrom('audit_entry')
    .selectAll()
    .where('verb', '=', verb)
    .orderBy('seq')
    .execute();

test('whoever waits longest stands first in the queue, and a case that somebody is at can be left out', async () => {
  await app.submitBoth();
  server.clock.now += 60_000;
  await other.submitBoth({ ...testPerson, nik: '3578015708900001' });
  const queue = await one.queue();
  expect(queue.items.map(({ agentCode }) => agentCode)).toEqual([code, otherAgent.code]);
  expect(queue.waiting).toBe(2);
  await json(await two.take(code));
  expect((await one.queue('free=true')).items.map(({ agentCode }) => agentCode)).toEqual([otherAgent.code]);
  expect((await two.queue('free=true')).items).toHaveLength(2);
  const page = await one.queue('limit=1');
  expect(page.items).toHaveLength(1);
  const rest = await one.queue(`limit=1&cursor=${page.next}`);
  expect(rest.items.map(({ agentCode }) => agentCode)).toEqual([otherAgent.code]);
  expect(rest.next).toBeUndefined();
  expect(await refusal(one.ask('?cursor=nonsense'))).toBe('request.badCursor');
  expect((await one.queue('q=ag0002')).items).toHaveLength(1);
});

test('of two reviewers at once one gets the case, and the other decides nothing', async () => {
  await app.submitBoth();
  const taken = await Promise.all([one.take(code), two.take(code)]);
  expect(taken.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const [holder, late] = taken[0].ok ? [one, two] : [two, one];
  const { version, lease } = await late.open(code);
  expect(lease?.mine).toBe(false);
  expect(await refusal(late.decide(code, { version, ktp: approve }))).toBe('identity.notYours');
  expect((await late.ask(`/${code}/lease`, { method: 'DELETE' })).status).toBe(204);
  expect(await refusal(late.take(code))).toBe('identity.taken');
  const decisions = await Promise.all([
    holder.decide(code, { version, ktp: approve, selfie: approve }),
    holder.decide(code, { version, ktp: repair, selfie: repair }),
  ]);
  expect(decisions.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test('a hold ends by itself, and whoever decides after it is refused', async () => {
  await app.submitBoth();
  await json(await one.take(code));
  const { version } = await one.open(code);
  server.clock.now += 600_000;
  expect(await refusal(one.decide(code, { version, ktp: approve }))).toBe('identity.notYours');
  await json(await two.take(code));
  expect(await refusal(one.take(code))).toBe('identity.taken');
});

test('holding on prolongs a hold without disturbing anybody else’s screen', async () => {
  await app.submitBoth();
  await json(await one.take(code));
  server.clock.now += 90_000;
  const events = listen(server, { audience: 'operator', sessionId: 'desk', subject: 'sari' });
  await json(await one.take(code));
  server.clock.now += 90_000;
  expect(await refusal(two.take(code))).toBe('identity.taken');
  expect(events.types()).not.toContain('identity.changed');
});

test('what the phone saw stands beside the movements: no more than there were, nothing where it said nothing', async () => {
  const send = async (seenOnPhone?: number) => {
    const ktp = await app.uploaded('ktp');
    const selfie = await app.uploaded('selfie');
    const { id: livenessId } = await app.moved();
    const sent = await app.submit({
      ktp: { photoId: ktp.id, person: testPerson },
      selfie: { photoId: selfie.id, livenessId, ...(seenOnPhone !== undefined && { seenOnPhone }) },
    });
    await json(sent);
    const { photos, seenOnPhone: told } = await one.open(code);
    const of = photos.filter(({ kind, current }) => kind === 'frame' && current).length;
    await eraseIdentity(server.context, code, { actor: 'system', event: 'erased' });
    return { told, of };
  };
  const none = await send(0);
  expect(none.told).toEqual({ seen: 0, of: none.of });
  const more = await send(4);
  expect(more.told).toEqual({ seen: more.of, of: more.of });
  expect((await send()).told).toBeNull();
});

test('a decision on what has changed since it was looked at is refused', async () => {
  await app.submitBoth();
  await json(await one.take(code));
  const { version } = await one.open(code);
  expect(await refusal(one.decide(code, { version: version + 1, ktp: approve }))).toBe('identity.conflict');
  expect(await refusal(one.decide(code, { version }))).toBe('identity.notInReview');
  await json(await one.decide(code, { version, ktp: approve }));
  await json(await one.take(code));
  expect(await refusal(one.decide(code, { version: version + 1, ktp: approve }))).toBe(
    'identity.notInReview',
  );
});

test('with two approvers a document is verified only by two different operators', async () => {
  await setSetting(server, 'identity.secondApprover', true);
  await app.submitBoth();
  const halfway = await one.decided(code, { ktp: approve, selfie: approve });
  expect(halfway).toMatchObject({ status: 'inReview', firstApproval: { operator: 'budi' }, lease: null });
  expect(await identityStatus(server.context, code)).toBe('inReview');
  expect((await one.queue('second=true')).items).toEqual([]);
  expect((await two.queue('second=true')).items).toHaveLength(1);
  await json(await one.take(code));
  const again = await one.decide(code, { version: halfway.version, ktp: approve, selfie: approve });
  expect(await refusal(again)).toBe('identity.sameApprover');
  await one.ask(`/${code}/lease`, { method: 'DELETE' });
  const whole = await two.decided(code, { ktp: approve, selfie: approve });
  expect(whole.status).toBe('verified');
  expect(whole.history.slice(0, 4).map(({ event, operator }) => [event, operator])).toEqual([
    ['verified', 'sari'],
    ['verified', 'sari'],
    ['approved', 'budi'],
    ['approved', 'budi'],
  ]);
});

test('sending back a document takes a first approval away, and needs a reason that fits', async () => {
  await setSetting(server, 'identity.secondApprover', true);
  await app.submitBoth();
  await one.decided(code, { ktp: approve, selfie: approve });
  await json(await two.take(code));
  const { version } = await two.open(code);
  const decide = (ktp: object) => two.decide(code, { version, ktp });
  expect(await refusal(decide({ verdict: 'repair', reasons: [] }))).toBe('request.invalid');
  expect(await refusal(decide({ verdict: 'repair', reasons: ['faceCovered'] }))).toBe('identity.reasonWrong');
  expect(await refusal(decide({ verdict: 'repair', reasons: ['other'] }))).toBe('identity.reasonWrong');
  await json(await decide({ verdict: 'repair', reasons: ['other'], note: 'Bukan KTP Anda.' }));
  const { documents, firstApproval } = await two.open(code);
  expect(documents[0]).toMatchObject({ status: 'repair', note: 'Bukan KTP Anda.' });
  expect(firstApproval).toMatchObject({ operator: 'budi' });
  const [entry] = (await trail('identity.decided')).slice(-1);
  expect(entry).toMatchObject({ actor: 'operator:sari', subject: `agent:${code}` });
  expect(JSON.parse(entry?.after ?? '')).toMatchObject({ ktp: 'repair', ktpReasons: ['other'] });
});

test('what was verified can be sent back later', async () => {
  await app.submitBoth();
  await one.decided(code, { ktp: approve, selfie: approve });
  await one.decided(code, { selfie: { verdict: 'repair', reasons: ['notSamePerson'] } });
  expect(await identityStatus(server.context, code)).toBe('repair');
});

test('the agent is told of the outcome, and his devices and the panel hear of every step', async () => {
  const device = listen(server, { audience: 'agent', sessionId: 'device', subject: code });
  const desk = listen(server, { audience: 'operator', sessionId: 'desk', subject: 'budi' });
  await app.submitBoth();
  server.clock.now += 1000;
  await one.decided(code, { ktp: approve, selfie: repair });
  expect(device.types()).toContain('identity.changed');
  expect(desk.types().filter((type) => type === 'identity.changed').length).toBeGreaterThan(2);
  const { items } = await json<{ items: { kind: string; params: object }[] }>(
    await app.ask('/notifications'),
  );
  expect(items[0]).toMatchObject({ kind: 'identity.repair', params: { documents: 'selfie' } });
});

test('an operator without the permission sees nothing, and one who may only look decides nothing', async () => {
  await app.submitBoth();
  const support = reviewPanel(server, (await addOperator(server, 'support')).token);
  const { photos } = await one.open(code);
  const photo = photos[0]?.id ?? '';
  for (const asked of [
    support.ask(''),
    support.ask(`/${code}`),
    support.ask(`/${code}/views`),
    support.take(code),
    support.decide(code, { version: 1, ktp: approve }),
    support.ask(`/photos/${photo}/address`, { method: 'POST' }),
    support.ask(`/photos/${photo}?until=1&signature=x`),
    one.ask(`/${code}/erasure`, { method: 'POST', body: { reason: 'diminta mitra' } }),
  ])
    expect(await refusal(asked)).toBe('auth.forbidden');
  const agentAtThePanel = reviewPanel(server, app.token);
  expect((await agentAtThePanel.ask(`/${code}`)).status).toBe(401);
});

test('a photo opens by its address in the session that asked for it alone, until the address is over', async () => {
  const shown = await plainPhoto(128, 900, 600);
  const ktp = await app.uploaded('ktp', shown);
  const selfie = await app.uploaded('selfie');
  const { id: livenessId } = await app.moved();
  await json(
    await app.submit({
      ktp: { photoId: ktp.id, person: testPerson },
      selfie: { photoId: selfie.id, livenessId },
    }),
  );
  const { url } = await one.addressOf(ktp.id);
  const follow = (path: string, token?: string) => server.ask(path, token === undefined ? {} : { token });
  const opened = await follow(url, first.token);
  expect(opened.headers.get('content-type')).toBe('image/jpeg');
  expect(opened.headers.get('cache-control')).toBe('no-store');
  expect((await follow(url)).status).toBe(401);
  expect(await refusal(follow(url, second.token))).toBe('identity.addressOver');
  expect((await follow(url, app.token)).status).toBe(401);
  const forged = new URL(url, 'http://shop.test');
  forged.searchParams.set('until', String(server.clock.now + 240_000));
  expect(await refusal(follow(forged.pathname + forged.search, first.token))).toBe('identity.addressOver');
  const moved = url.replace(ktp.id, selfie.id);
  expect(await refusal(follow(moved, first.token))).toBe('identity.addressOver');
  server.clock.now += 121_000;
  expect(await refusal(follow(url, first.token))).toBe('identity.addressOver');
});

test('what a viewer is shown carries his name and the time, burned in', async () => {
  await app.submitBoth();
  const { photos } = await one.open(code);
  const id = photos.find(({ kind }) => kind === 'ktp')?.id ?? '';
  const look = async (panel: typeof one, token: string) => {
    const { url } = await panel.addressOf(id);
    return decodePhoto(new Uint8Array(await (await server.ask(url, { token })).arrayBuffer()));
  };
  const [mine, his] = [await look(one, first.token), await look(two, second.token)];
  const apart = mine.data.filter((value, at) => Math.abs(value - (his.data[at] ?? 0)) > 30).length;
  expect(apart).toBeGreaterThan(mine.data.length / 500);
});

test('every look at a case or a photo is logged before anything is shown, in the case and in the trail', async () => {
  await app.submitBoth();
  const before = (await trail('identity.viewed')).length;
  const { photos } = await one.open(code);
  expect(photos.map(({ kind, current }) => [kind, current])).toContainEqual(['frame', true]);
  const frame = photos.find(({ kind }) => kind === 'frame');
  expect(frame?.challenge).not.toBeNull();
  const { url } = await one.addressOf(frame?.id ?? '');
  await server.ask(url, { token: first.token });
  const views = await json<{ items: IdentityView[]; next?: string }>(await two.ask(`/${code}/views?limit=2`));
  expect(views.items).toMatchObject([
    { operator: 'budi', what: 'frame', address: '203.0.113.10' },
    { operator: 'budi', what: 'case' },
  ]);
  const entries = (await trail('identity.viewed')).slice(before);
  expect(entries.map(({ actor, subject }) => [actor, subject])).toEqual([
    ['operator:budi', `agent:${code}`],
    ['operator:budi', `agent:${code}`],
  ]);
});

test('an operator who may erase does so with a reason, and the agent is told', async () => {
  await app.submitBoth();
  server.clock.now += 1000;
  const admin = await addOperator(server, 'admin');
  const erase = (reason: string) =>
    server.ask(`/api/v1/admin/identity/${code}/erasure`, {
      method: 'POST',
      token: admin.token,
      body: { reason },
    });
  expect(await refusal(erase('x'))).toBe('request.invalid');
  expect((await erase('diminta mitra')).status).toBe(204);
  expect((await trail('identity.erased')).at(-1)).toMatchObject({
    actor: `operator:${admin.username}`,
    reason: 'diminta mitra',
  });
  const { items } = await json<{ items: { kind: string }[] }>(await app.ask('/notifications'));
  expect(items[0]?.kind).toBe('identity.erased');
  expect(await one.open(code)).toMatchObject({ status: 'none', person: null, photos: [] });
  expect(await refusal(one.ask('/NOBODY'))).toBe('identity.notFound');
});
