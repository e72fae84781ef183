import { afterEach, beforeEach, expect, test } from 'bun:test';
import {
  type ApprovalVerb,
  ApprovedSchema,
  OperatorAccountSchema,
  type Proposal,
  ProposalSchema,
  pageOf,
  type RouteDefinition,
  routes,
} from '@hexaflate/contract';
import * as z from 'zod';
import { type Asked, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { addOperator, signInOperator } from '../testing/operators.ts';

let server: TestServer;
let owner: string;
let second: Awaited<ReturnType<typeof addOperator>>;
let third: Awaited<ReturnType<typeof addOperator>>;
beforeEach(async () => {
  server = await startTestServer();
  owner = (await signInOperator(server)).token;
  second = await addOperator(server, 'owner', 'sari');
  third = await addOperator(server, 'owner', 'budi');
});
afterEach(() => server.close());

const admin = (
  path: string,
  { who = owner, on = server, ...asked }: { who?: string; on?: TestServer } & Asked = {},
) => on.ask(`/api/v1/admin${path}`, { token: who, ...asked });
const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);
const put = (path: string, body: object, who = owner) => admin(path, { method: 'PUT', body, who });
const change = (key: string, value: unknown, version = 0, who = owner) =>
  put('/settings', { changes: [{ key, value, version }] }, who);
const needs = async (...verbs: ApprovalVerb[]) => json(await change('operators.approvalVerbs', verbs));
const propose = (body: object, who = owner) =>
  admin('/proposals', { method: 'POST', body: { reason: 'perlu sekarang', ...body }, who });
const proposeTries = async (value: number, who = owner) =>
  ProposalSchema.parse(
    await json(
      await propose(
        {
          route: 'adminChangeSettings',
          body: { changes: [{ key: 'pin.triesBeforeLock', value, version: 0 }] },
        },
        who,
      ),
    ),
  );
const proposeRole = (username: string, role: string, who = owner) =>
  propose({ route: 'adminChangeRole', params: { username }, body: { role } }, who);
const approve = ({ id, digest }: Pick<Proposal, 'id' | 'digest'>, who = second.token, on = server) =>
  admin(`/proposals/${id}/approve`, { method: 'POST', body: { digest }, who, on });
const list = async (state: 'open' | 'decided', who = owner) =>
  pageOf(ProposalSchema).parse(await json(await admin(`/proposals?state=${state}`, { who }))).items;
const trail = () => server.context.store.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
const tries = async () => (await server.context.settings.exact()).get('pin.triesBeforeLock');

test('nothing needs a second operator until the owner says so', async () => {
  expect(await codeOf(await change('pin.triesBeforeLock', 4))).toBe('ok');
  const idle = await propose({ route: 'adminDeleteRole', params: { name: 'x' } });
  expect(await codeOf(idle)).toBe('role.notFound');
  expect(await codeOf(await proposeRole('budi', 'support'))).toBe('proposal.notNeeded');
});

test('what needs a second operator is not done by one, and done at once when another approves', async () => {
  await needs('settings.change');
  const refused = await errorOf(await change('pin.triesBeforeLock', 4));
  expect(refused).toMatchObject({
    code: 'proposal.required',
    details: { route: 'adminChangeSettings', verb: 'settings.change' },
  });
  expect(await tries()).toBe(5);
  const proposal = await proposeTries(4);
  expect(proposal).toMatchObject({
    state: 'open',
    proposer: 'operator',
    mine: true,
    decidable: false,
    changes: [{ subject: 'setting:pin.triesBeforeLock', before: { value: null }, after: { value: 4 } }],
  });
  expect(await tries()).toBe(5);
  expect((await list('open', second.token))[0]).toMatchObject({
    id: proposal.id,
    decidable: true,
    mine: false,
  });
  expect(ApprovedSchema.parse(await json(await approve(proposal)))).toMatchObject({
    proposal: { state: 'done', decidedBy: 'sari' },
    invitation: null,
  });
  expect(await tries()).toBe(4);
  const told = (await trail()).slice(-3);
  expect(told.map(({ actor, verb }) => [actor, verb])).toEqual([
    ['operator:operator', 'proposal.made'],
    ['operator:sari', 'proposal.approved'],
    ['operator:operator', 'setting.changed'],
  ]);
  expect(told[2]?.after).toBe('{"approvedBy":"sari","value":4}');
  expect(await list('open')).toEqual([]);
  expect((await list('decided')).map(({ state }) => state)).toEqual(['done']);
});

test('the trail says where each of the two was, and puts nobody where the other was', async () => {
  await needs('settings.change');
  const { id, digest } = await proposeTries(4);
  const from = '198.51.100.7';
  await json(
    await admin(`/proposals/${id}/approve`, { method: 'POST', body: { digest }, who: second.token, from }),
  );
  const told = (await trail()).slice(-3);
  expect(told.map(({ actor, verb, address }) => [actor, verb, address])).toEqual([
    ['operator:operator', 'proposal.made', '203.0.113.10'],
    ['operator:sari', 'proposal.approved', from],
    ['operator:operator', 'setting.changed', null],
  ]);
});

test('nobody approves or refuses his own, nor what he might not do himself, nor without the permission', async () => {
  await needs('settings.change', 'roles.change');
  const proposal = await proposeTries(4);
  expect(await codeOf(await approve(proposal, owner))).toBe('proposal.own');
  const own = { method: 'POST', body: { reason: 'sendiri' } };
  expect(await codeOf(await admin(`/proposals/${proposal.id}/refuse`, own))).toBe('proposal.own');
  const support = await addOperator(server, 'support');
  expect(await codeOf(await approve(proposal, support.token))).toBe('auth.forbidden');
  const role = ProposalSchema.parse(
    await json(
      await propose({ route: 'adminSaveRole', params: { name: 'kasir' }, body: { permissions: [] } }),
    ),
  );
  const helper = await addOperator(server, 'admin');
  expect(await codeOf(await approve(role, helper.token))).toBe('auth.forbidden');
  expect(await codeOf(await proposeRole('budi', 'support', support.token))).toBe('auth.forbidden');
  expect(await codeOf(await approve(role))).toBe('ok');
});

test('of two who approve at once in two processes one does it, and the deed is done once', async () => {
  await needs('operators.changeRole');
  const { username } = await addOperator(server, 'support', 'rina');
  const proposal = ProposalSchema.parse(await json(await proposeRole(username, 'finance')));
  const beside = await server.beside();
  const answers = await Promise.all([approve(proposal), approve(proposal, third.token, beside)]);
  expect((await Promise.all(answers.map(codeOf))).toSorted()).toEqual(['ok', 'proposal.decided']);
  const done = (await trail()).filter(({ verb }) => verb === 'operator.roleChanged');
  expect(done).toHaveLength(1);
  expect((await trail()).filter(({ verb }) => verb === 'proposal.approved')).toHaveLength(1);
  expect(await codeOf(await approve(proposal))).toBe('proposal.decided');
  await beside.close();
});

test('forty approvals at once come to one deed', async () => {
  await needs('settings.change');
  const proposal = await proposeTries(4);
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => approve(proposal, n % 2 ? second.token : third.token)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await trail()).filter(({ verb }) => verb === 'setting.changed')).toHaveLength(2);
});

test('a server that died before the deed was done leaves the proposal to be approved again, after it to be done', async () => {
  await needs('settings.change');
  const proposal = await proposeTries(4);
  const { store } = server.context;
  const died = { run: 'of a dead server', run_until: server.clock.now + 60_000 };
  await store.updateTable('proposal').set(died).where('id', '=', proposal.id).execute();
  expect(await codeOf(await approve(proposal))).toBe('proposal.decided');
  server.clock.now += 60_000;
  expect(await codeOf(await approve(proposal))).toBe('ok');
  expect(await tries()).toBe(4);
});

test('what changed meanwhile voids the proposal', async () => {
  await needs('settings.change', 'operators.changeRole');
  const [one, two] = [await proposeTries(4), await proposeTries(3)];
  expect(await codeOf(await approve(one))).toBe('ok');
  expect(await codeOf(await approve(two))).toBe('setting.conflict');
  expect(await tries()).toBe(4);
  const { username } = await addOperator(server, 'support', 'rina');
  const role = ProposalSchema.parse(await json(await proposeRole(username, 'finance')));
  await server.context.store
    .updateTable('operator')
    .set({ role: 'reviewer' })
    .where('username', '=', username)
    .execute();
  expect(await codeOf(await approve(role))).toBe('proposal.moved');
  const gone = ProposalSchema.parse(await json(await proposeRole(username, 'finance')));
  await server.context.store.deleteFrom('operator').where('username', '=', username).execute();
  expect(await codeOf(await approve(gone))).toBe('operator.notFound');
  const decided = await list('decided');
  expect(decided.map(({ state, decidedReason }) => [state, decidedReason])).toEqual(
    expect.arrayContaining([
      ['moved', 'setting.conflict'],
      ['moved', 'proposal.moved'],
      ['moved', 'operator.notFound'],
      ['done', null],
    ]),
  );
});

test('a deed that turns out to be another than the approver was shown is not done', async () => {
  await needs('operators.changeRole');
  const { username } = await addOperator(server, 'support', 'rina');
  const proposal = ProposalSchema.parse(await json(await proposeRole(username, 'finance')));
  expect(await codeOf(await approve({ ...proposal, digest: '0'.repeat(64) }))).toBe('proposal.moved');
  const { store } = server.context;
  const input = JSON.stringify({ body: { role: 'owner' }, params: { username } });
  await store.updateTable('proposal').set({ input }).where('id', '=', proposal.id).execute();
  expect(await codeOf(await approve(proposal))).toBe('server.internal');
  const { role } = await store
    .selectFrom('operator')
    .select('role')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  expect(role).toBe('support');
});

test('whose permission was taken, or who was removed, gets nothing done any more', async () => {
  await needs('settings.change');
  const proposal = await proposeTries(4, second.token);
  const { store } = server.context;
  await store.updateTable('operator').set({ role: 'support' }).where('username', '=', 'sari').execute();
  expect(await codeOf(await approve(proposal, third.token))).toBe('proposal.moved');
  expect(await tries()).toBe(5);
});

test('a proposal is refused with a reason, taken back by its proposer alone, and lapses', async () => {
  await needs('settings.change');
  const [one, two, three] = [await proposeTries(4), await proposeTries(3), await proposeTries(6)];
  const refuse = (reason: string) =>
    admin(`/proposals/${one.id}/refuse`, { method: 'POST', body: { reason }, who: second.token });
  expect(await codeOf(await refuse(''))).toBe('request.invalid');
  expect(await codeOf(await refuse('terlalu longgar'))).toBe('ok');
  expect(await codeOf(await approve(one))).toBe('proposal.decided');
  const withdraw = (who: string) => admin(`/proposals/${two.id}`, { method: 'DELETE', who });
  expect(await codeOf(await withdraw(second.token))).toBe('proposal.notFound');
  expect(await codeOf(await withdraw(owner))).toBe('ok');
  expect(await codeOf(await approve(two))).toBe('proposal.decided');
  await server.context.store
    .updateTable('proposal')
    .set({ expires_at: server.clock.now })
    .where('id', '=', three.id)
    .execute();
  expect(await codeOf(await approve(three))).toBe('proposal.decided');
  const states = Object.fromEntries((await list('decided')).map(({ id, state }) => [id, state]));
  expect(states).toEqual({ [one.id]: 'refused', [two.id]: 'withdrawn', [three.id]: 'expired' });
  expect((await trail()).find(({ verb }) => verb === 'proposal.refused')?.reason).toBe('terlalu longgar');
});

test('taking a kind off the list needs approval of that kind; weakening counts whatever is listed beside it', async () => {
  await needs('roles.change');
  expect(await codeOf(await change('pin.triesBeforeLock', 6))).toBe('ok');
  expect(await codeOf(await change('operators.approvalVerbs', [], 1))).toBe('proposal.required');
  expect(await codeOf(await change('operators.approvalVerbs', ['roles.change', 'settings.weaken'], 1))).toBe(
    'ok',
  );
  expect(await codeOf(await change('pin.triesBeforeLock', 7, 1))).toBe('proposal.required');
  expect(await codeOf(await change('pin.triesBeforeLock', 5, 1))).toBe('ok');
  expect(await codeOf(await change('pin.triesBeforeLock', null, 2))).toBe('ok');
});

test('a lone owner is not made to wait for a second one', async () => {
  const { store } = server.context;
  await store.deleteFrom('operator').where('username', 'in', ['sari', 'budi']).execute();
  await addOperator(server, 'admin');
  expect(await codeOf(await change('operators.approvalVerbs', ['roles.change']))).toBe('proposal.nobodyElse');
  expect(await codeOf(await change('operators.approvalVerbs', ['settings.weaken']))).toBe('ok');
});

test('one person does not become both: making an approver, or taking his place, needs approval of what he could approve', async () => {
  await needs('settings.change');
  const post = (path: string, body: object = {}) => admin(path, { method: 'POST', body });
  const role = (username: string, name: string) => put(`/operators/${username}/role`, { role: name });
  const { username } = await addOperator(server, 'support', 'rina');
  const kasir = (permissions: string[]) => put('/roles/kasir', { permissions });
  const deeds = [
    () => post('/operators', { username: 'boneka', role: 'admin' }),
    () => post('/operators/sari/password'),
    () => role(username, 'admin'),
    () => kasir(['proposals.decide', 'settings.change']),
  ];
  for (const deed of deeds) expect(await codeOf(await deed())).toBe('proposal.required');
  const { store } = server.context;
  await store
    .insertInto('operator_totp')
    .values({ username: 'sari', secret: 'sealed', confirmed_at: 1, last_step: 0 })
    .execute();
  const unguard = admin('/operators/sari/second-factor', { method: 'DELETE' });
  expect(await codeOf(await unguard)).toBe('proposal.required');
  // Who could approve nothing of the kind is made by one alone.
  expect(await codeOf(await post('/operators', { username: 'dewi', role: 'support' }))).toBe('ok');
  expect(await codeOf(await kasir(['orders.view']))).toBe('ok');
});

test('an invitation that two have agreed to is shown to the approver, once, and opens', async () => {
  await needs('operators.invite');
  const body = { username: 'dewi', role: 'support' };
  const proposal = ProposalSchema.parse(await json(await propose({ route: 'adminInvite', body })));
  const { invitation } = ApprovedSchema.parse(await json(await approve(proposal)));
  expect(invitation).toMatchObject({ username: 'dewi' });
  const credentials = { username: 'dewi', password: invitation?.password };
  const answer = await server.ask('/api/v1/admin/sign-in', { method: 'POST', body: credentials });
  expect(OperatorAccountSchema.parse(await json(answer))).toMatchObject({ mustChangePassword: true });
  const kept = JSON.stringify([
    await server.context.store.selectFrom('proposal').selectAll().execute(),
    await trail(),
    server.logged,
  ]);
  expect(kept).not.toContain(invitation?.password ?? 'nothing');
});

test('nobody approves what he might not do himself by his own rank, and is shown no password of somebody above him', async () => {
  await needs('operators.invite');
  const helper = await addOperator(server, 'admin');
  const deeds = [
    { route: 'adminInvite', body: { username: 'dewi', role: 'owner' } },
    { route: 'adminInviteAgain', params: { username: 'budi' } },
  ];
  for (const deed of deeds) {
    const proposal = ProposalSchema.parse(await json(await propose(deed)));
    const seen = (await list('open', helper.token)).find(({ id }) => id === proposal.id);
    expect(seen?.decidable).toBe(false);
    expect(await codeOf(await approve(proposal, helper.token))).toBe('operator.beyondYou');
    const refuse = { method: 'POST', body: { reason: 'tidak' }, who: helper.token };
    expect(await codeOf(await admin(`/proposals/${proposal.id}/refuse`, refuse))).toBe('operator.beyondYou');
    expect(ApprovedSchema.parse(await json(await approve(proposal))).invitation).not.toBeNull();
  }
});

test('panels are told when something is proposed and decided', async () => {
  await needs('settings.change');
  const panel = listen(server, { audience: 'operator', sessionId: second.sessionId, subject: 'sari' });
  const proposal = await proposeTries(4);
  await json(await approve(proposal));
  expect(panel.types().filter((type) => type === 'proposals.changed')).toHaveLength(2);
});

test('message formats are agreed to by two where that is asked for', async () => {
  await needs('otomax.agree');
  const answer = await propose({ route: 'adminWithdrawFormat', params: { purpose: 'buy' } });
  const proposal = ProposalSchema.parse(await json(answer));
  expect(await codeOf(await approve(proposal))).toBe('ok');
  expect((await list('decided'))[0]).toMatchObject({ state: 'done', decidedBy: 'sari' });
});

test('what can be proposed takes and answers no secret', () => {
  const all: RouteDefinition[] = Object.values(routes);
  const secret = /pin$|password|passphrase|secret|token|otp|(?<!agent)codes?$|photo/i;
  const namesOf = (schema: z.ZodType): string[] => {
    const text = JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
    return [...text.matchAll(/"properties":\{"(\w+)"|,"(\w+)":\{"(?:type|anyOf|\$ref)/g)].flatMap(
      ([, a, b]) => a ?? b ?? [],
    );
  };
  const proposable = all.filter(({ approval }) => approval !== undefined);
  expect(proposable.length).toBeGreaterThan(6);
  // In a path `code` names an agent.
  const secretIn = (schema: z.ZodType | undefined, harmless?: string) =>
    schema ? namesOf(schema).filter((name) => secret.test(name) && name !== harmless) : [];
  for (const { params, body, path } of proposable)
    expect([path, secretIn(params, 'code'), secretIn(body)]).toEqual([path, [], []]);
});
