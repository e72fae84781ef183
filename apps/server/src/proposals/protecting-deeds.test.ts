import { afterEach, beforeEach, expect, test } from 'bun:test';
import {
  type ApprovalVerb,
  ApprovedSchema,
  approvalVerbs,
  ProposalSchema,
  type RouteDefinition,
  type RouteName,
  routes,
} from '@hexaflate/contract';
import { keptData } from '../own-data/kept/kept-data.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { identityApp } from '../testing/identity.ts';
import { addOperator, signInOperator } from '../testing/operators.ts';
import { insertProtections } from '../testing/protections.ts';

let server: TestServer;
let device: { token: string; deviceId: string };
let owner: string;
let second: string;
beforeEach(async () => {
  server = await startTestServer();
  device = await server.signIn();
  owner = (await signInOperator(server)).token;
  second = (await addOperator(server, 'owner', 'sari')).token;
});
afterEach(() => server.close());

interface Wanted {
  route: RouteName;
  path: string;
  params?: Record<string, string>;
  body: Record<string, unknown>;
}

const reason = 'sudah bertemu di konter';
const post = (path: string, body: object, token = owner) =>
  server.ask(`/api/v1/admin${path}`, { method: 'POST', token, body });
const alone = ({ path, body }: Wanted) => post(path, body);
const propose = ({ route, params, body }: Wanted) =>
  post('/proposals', { route, ...(params && { params }), body, reason });
const needs = async (...verbs: ApprovalVerb[]) => {
  const changes = [{ key: 'operators.approvalVerbs', value: verbs, version: 0 }];
  await json(await server.ask('/api/v1/admin/settings', { method: 'PUT', token: owner, body: { changes } }));
};
const approve = async (asked: Response) => {
  const { id, digest } = ProposalSchema.parse(await json(asked));
  return post(`/proposals/${id}/approve`, { digest }, second);
};
const entryOf = (verb: string) =>
  server.context.store
    .selectFrom('audit_entry')
    .select(['actor', 'subject', 'after'])
    .where('verb', '=', verb)
    .execute();

/** Needs two, is not done by one, and is done as the proposer's deed when the other has approved. */
async function takesTwo(verb: ApprovalVerb, deed: Wanted, told: string): Promise<Response> {
  await needs(verb);
  expect(await errorOf(await alone(deed))).toMatchObject({
    code: 'proposal.required',
    details: { route: deed.route, verb },
  });
  expect(await entryOf(told)).toEqual([]);
  const asked = await propose(deed);
  expect(await entryOf(told)).toEqual([]);
  const answer = await approve(asked);
  expect([answer.status, await entryOf(told)]).toMatchObject([
    200,
    [{ actor: 'operator:operator', subject: `agent:${demoAgent.code}` }],
  ]);
  expect((await entryOf(told))[0]?.after).toContain('"approvedBy":"sari"');
  return answer;
}

const markSafe = (): Wanted => ({
  route: 'adminMarkSafe',
  path: `/sessions/${device.deviceId}/safe`,
  params: { id: device.deviceId },
  body: { reason },
});
const agent = { code: demoAgent.code };

test('marking a device safe', () => takesTwo('agents.markSafe', markSafe(), 'agentSession.markedSafe'));

test('starting the reset of a PIN', async () => {
  server.context.features.canSay = () => true;
  const path = `/agents/${demoAgent.code}/pin-reset`;
  await takesTwo(
    'agents.startPinReset',
    { route: 'adminStartPinReset', path, params: agent, body: { reason } },
    'agentPin.resetStarted',
  );
});

test('accepting a disabled PIN again', async () => {
  const at = server.clock.now;
  await server.context.store
    .insertInto('pin_lock')
    .values({ agent_code: demoAgent.code, failures: 10, locked_until: null, updated_at: at, disabled_at: at })
    .execute();
  server.context.features.canSay = () => false;
  const path = `/agents/${demoAgent.code}/pin-release`;
  await takesTwo(
    'agents.startPinReset',
    { route: 'adminReleasePin', path, params: agent, body: { reason } },
    'agentPin.released',
  );
});

test('releasing a held sale; rejecting it stays the word of one', async () => {
  await insertProtections(server.context, device.deviceId);
  const waiting = { state: 'waiting', decided_by: null, decided_at: null, reason: null } as const;
  await server.context.store.updateTable('fraud_case').set(waiting).execute();
  const params = { id: 'case-1' };
  const release = { route: 'adminReleaseCase', path: '/fraud/cases/case-1/release' } as const;
  const stale = { ...release, params, body: { reason, version: 1 } };
  await needs('fraud.release');
  expect((await errorOf(await propose(stale))).code).toBe('fraud.caseDecided');
  const asked = await propose({ ...release, params, body: { reason, version: 2 } });
  await json(await post('/fraud/cases/case-1/reject', { reason, version: 2 }));
  expect((await errorOf(await approve(asked))).code).toBe('fraud.caseDecided');
  await server.context.store
    .updateTable('fraud_case')
    .set({ ...waiting, version: 4 })
    .execute();
  const one = await errorOf(await alone({ ...release, params, body: { reason, version: 4 } }));
  expect(one.code).toBe('proposal.required');
  await json(await approve(await propose({ ...release, params, body: { reason, version: 4 } })));
  expect(await entryOf('fraudCase.released')).toMatchObject([{ subject: `agent:${demoAgent.code}` }]);
});

test('erasing identity data', async () => {
  await identityApp(server, device.token).submitBoth();
  const path = `/identity/${demoAgent.code}/erasure`;
  await takesTwo(
    'identity.erase',
    { route: 'adminEraseIdentity', path, params: agent, body: { reason } },
    'identity.erased',
  );
  expect(await server.context.store.selectFrom('identity_key').selectAll().execute()).toEqual([]);
});

test('letting reviewers in: the approver alone is shown the code, and nothing keeps it in clear', async () => {
  const body = { phone: demoAgent.phone, agentCode: demoAgent.code, days: 7 };
  const answer = await takesTwo(
    'reviewers.admit',
    { route: 'openReviewer', path: '/reviewer', body },
    'reviewer.admitted',
  );
  const { reviewer } = ApprovedSchema.parse(await json(answer));
  expect(reviewer).toEqual({ code: expect.stringMatching(/^\d{6}$/), phone: demoAgent.phone });
  const { store } = server.context;
  const kept = [
    await store.selectFrom('proposal').select(['input', 'changes']).execute(),
    await store.selectFrom('audit_entry').select(['before', 'after']).execute(),
    await store.selectFrom('reviewer_access').select('code').execute(),
  ];
  expect(JSON.stringify(kept)).not.toContain(`"${reviewer?.code}"`);
});

test('none of them needs two until the owner says so', async () => {
  expect((await alone(markSafe())).status).toBe(204);
});

test('what became safe meanwhile is not marked again', async () => {
  await needs('agents.markSafe');
  const one = await propose(markSafe());
  const other = await propose(markSafe());
  expect((await approve(one)).status).toBe(200);
  expect((await errorOf(await approve(other))).code).toBe('session.safetyStands');
});

test('every kind has words in both languages and a fresh route of the panel that names it', () => {
  const all: RouteDefinition[] = Object.values(routes);
  const approvable = all.filter(({ approval }) => approval !== undefined);
  for (const { path, auth, fresh } of approvable)
    expect([path, auth, fresh]).toEqual([path, 'operator', true]);
  const named = new Set<string | undefined>(approvable.map(({ approval }) => approval));
  for (const [verb, { id, en }] of Object.entries(approvalVerbs)) {
    // A weakening change of settings is a kind that some calls of another have beside it.
    if (verb !== 'settings.weaken') expect([verb, named.has(verb)]).toEqual([verb, true]);
    expect(id.length).toBeGreaterThan(3);
    expect(en.length).toBeGreaterThan(3);
    expect<string>(id).not.toBe(en);
  }
});

test('an agent reads what was proposed about him, and it goes with his account; that of others stays', async () => {
  await needs('agents.markSafe');
  const stranger = await server.signIn(otherAgent.phone);
  await json(await propose(markSafe()));
  await json(await propose({ ...markSafe(), params: { id: stranger.deviceId } }));
  const { store } = server.context;
  const { inExport, atErasing } = keptData.proposal ?? {};
  if (!inExport || !('rows' in inExport) || typeof atErasing !== 'function') throw new Error('no room');
  expect(await Array.fromAsync(inExport.rows(store, demoAgent.code))).toMatchObject([
    { verb: 'agents.markSafe', what: { en: "Marking an agent's device as safe" }, reason, state: 'open' },
  ]);
  await store
    .transaction()
    .execute((transaction) => atErasing(transaction, { agentCode: demoAgent.code, pseudonym: 'x' }));
  const left = await store.selectFrom('proposal').select('changes').execute();
  expect(left.map(({ changes }) => changes.includes(`agent:${otherAgent.code}`))).toEqual([true]);
});
