import { afterEach, beforeEach, expect, test } from 'bun:test';
import {
  InvitationSchema,
  type OperatorAccount,
  OperatorSessionSchema,
  OperatorsSchema,
} from '@hexaflate/contract';
import { until } from '@hexaflate/testing';
import * as z from 'zod';
import { followAllowedAddresses } from '../live/end-closed-sessions.ts';
import { errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { addOperator, STRONG_PASSWORD, signInOperator } from '../testing/operators.ts';

let server: TestServer;
let owner: string;
beforeEach(async () => {
  server = await startTestServer();
  owner = (await signInOperator(server)).token;
});
afterEach(() => server.close());

const admin = (path: string, { token = owner, ...asked }: { token?: string; [key: string]: unknown } = {}) =>
  server.ask(`/api/v1/admin${path}`, { token, ...asked });
const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);
const invite = (username: string, role: string, token = owner) =>
  admin('/operators', { token, method: 'POST', body: { username, role } });
const signIn = (username: string, password: string, from?: string) =>
  server.ask('/api/v1/admin/sign-in', {
    method: 'POST',
    body: { username, password },
    headers: { 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' },
    ...(from ? { from } : {}),
  });
const tokenOf = (answer: Response) =>
  /hexaflate_operator=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
const changeRole = (username: string, role: string, token = owner) =>
  admin(`/operators/${username}/role`, { token, method: 'PUT', body: { role } });
const remove = (username: string, token = owner) =>
  admin(`/operators/${username}`, { token, method: 'DELETE' });
const list = async (token = owner) => OperatorsSchema.parse(await json(await admin('/operators', { token })));
const deeds = async () =>
  (await server.context.store.selectFrom('audit_entry').select('verb').orderBy('seq').execute()).map(
    ({ verb }) => verb,
  );

test('whoever is invited signs in with a password that is shown once, and chooses his own', async () => {
  const invitation = InvitationSchema.parse(await json(await invite('sari', 'support')));
  expect(
    JSON.stringify(await server.context.store.selectFrom('operator').selectAll().execute()),
  ).not.toContain(invitation.password);
  const first = await signIn('sari', invitation.password);
  const token = tokenOf(first);
  expect(await json<OperatorAccount>(first)).toMatchObject({ role: 'support', mustChangePassword: true });
  expect(await codeOf(await admin('/orders', { token }))).toBe('auth.passwordChangeRequired');
  const body = { current: invitation.password, next: STRONG_PASSWORD };
  await json(await admin('/password', { token, method: 'POST', body }));
  expect(await codeOf(await admin('/orders', { token }))).toBe('ok');
  expect(await codeOf(await admin('/settings', { token }))).toBe('auth.forbidden');
  const { items } = await list();
  expect(items.find(({ username }) => username === 'sari')).toMatchObject({
    role: 'support',
    invitedUntil: null,
  });
  expect(await deeds()).toEqual(['operator.invited', 'operator.signedIn', 'operator.passwordChanged']);
}, 60_000);

test('an invitation lapses, and a new one takes its place', async () => {
  const { password, until } = InvitationSchema.parse(await json(await invite('sari', 'support')));
  server.clock.now = Date.parse(until);
  expect(await codeOf(await signIn('sari', password))).toBe('auth.credentialsWrong');
  owner = (await signInOperator(server)).token;
  const again = InvitationSchema.parse(
    await json(await admin('/operators/sari/password', { method: 'POST', body: {} })),
  );
  expect(await codeOf(await signIn('sari', password))).toBe('auth.credentialsWrong');
  expect((await signIn('sari', again.password)).status).toBe(200);
  expect(await codeOf(await invite('sari', 'support'))).toBe('operator.taken');
  expect(await codeOf(await invite('budi', 'wizard'))).toBe('role.notFound');
  expect(await codeOf(await invite('Bad Name', 'support'))).toBe('request.invalid');
}, 60_000);

test('another role holds at once and ends the sessions that had the one before', async () => {
  const { username, token, sessionId } = await addOperator(server, 'support');
  const socket = listen(server, { audience: 'operator', sessionId, subject: username });
  expect((await changeRole(username, 'finance')).status).toBe(204);
  expect(socket.closed).toBe('revoked');
  expect(await codeOf(await admin('/me', { token }))).toBe('auth.expired');
  expect(await codeOf(await changeRole('nobody', 'finance'))).toBe('operator.notFound');
});

test('a removed operator is out at once', async () => {
  const { username, token, sessionId } = await addOperator(server, 'support');
  const socket = listen(server, { audience: 'operator', sessionId, subject: username });
  expect((await remove(username)).status).toBe(204);
  expect(socket.closed).toBe('revoked');
  expect(await codeOf(await admin('/me', { token }))).toBe('auth.expired');
  expect((await list()).items.map((one) => one.username)).toEqual(['operator']);
  expect(await deeds()).toEqual(['operator.removed']);
});

test('the last owner stays: neither removed nor made something else, and not by two at once', async () => {
  expect(await codeOf(await remove('operator'))).toBe('operator.lastOwner');
  expect(await codeOf(await changeRole('operator', 'admin'))).toBe('operator.lastOwner');
  await json(await invite('nanti', 'owner'));
  expect(await codeOf(await remove('operator'))).toBe('operator.lastOwner');
  const second = await addOperator(server, 'owner');
  const beside = await server.beside();
  const atOnce = await Promise.all([
    remove(second.username),
    beside.ask('/api/v1/admin/operators/operator', { method: 'DELETE', token: second.token }),
  ]);
  expect(atOnce.filter(({ ok }) => ok)).toHaveLength(1);
  const owners = (await server.context.store.selectFrom('operator').selectAll().execute()).filter(
    (one) => one.role === 'owner' && one.must_change_password === 0,
  );
  expect(owners).toHaveLength(1);
  await beside.close();
});

test('nobody gives, takes or changes more than he may himself', async () => {
  const { token } = await addOperator(server, 'admin');
  expect(await codeOf(await invite('sari', 'owner', token))).toBe('operator.beyondYou');
  expect(await codeOf(await invite('sari', 'support', token))).toBe('ok');
  expect(await codeOf(await remove('operator', token))).toBe('operator.beyondYou');
  const again = await admin('/operators/operator/password', { token, method: 'POST', body: {} });
  expect(await codeOf(again)).toBe('operator.beyondYou');
  const [session] = await server.context.store.selectFrom('operator_session').selectAll().execute();
  const ended = await admin(`/operators/operator/sessions/${session?.id}`, { token, method: 'DELETE' });
  expect(await codeOf(ended)).toBe('operator.beyondYou');
  expect((await list(token)).items.find(({ username }) => username === 'operator')?.changeable).toBe(false);
  await json(await admin('/operators', { method: 'POST', body: { username: 'rina', role: 'admin' } }));
  const save = (who: string) =>
    admin('/roles/kasir', { token: who, method: 'PUT', body: { permissions: ['roles.change'] } });
  const half = await addOperator(server, 'pengatur');
  await server.context.store
    .insertInto('operator_role')
    .values({ name: 'pengatur', permissions: '["roles.change"]', changed_by: 'x', changed_at: 1 })
    .execute();
  expect((await save(half.token)).status).toBe(204);
  const more = await admin('/roles/kasir', {
    token: half.token,
    method: 'PUT',
    body: { permissions: ['audit.view'] },
  });
  expect(await codeOf(more)).toBe('operator.beyondYou');
});

test('a role of our own allows what it says, and changing it sends its holders to the door', async () => {
  const put = (permissions: string[]) => admin('/roles/kasir', { method: 'PUT', body: { permissions } });
  expect((await put(['orders.view'])).status).toBe(204);
  const { token } = await addOperator(server, 'kasir');
  expect(await codeOf(await admin('/orders', { token }))).toBe('ok');
  expect(await codeOf(await admin('/agents', { token }))).toBe('auth.forbidden');
  expect(await codeOf(await admin('/roles/kasir', { method: 'DELETE' }))).toBe('role.inUse');
  expect((await put([])).status).toBe(204);
  expect(await codeOf(await admin('/me', { token }))).toBe('auth.expired');
  expect(await codeOf(await admin('/roles/owner', { method: 'PUT', body: { permissions: [] } }))).toBe(
    'role.builtIn',
  );
  expect(await codeOf(await admin('/roles/nobody', { method: 'DELETE' }))).toBe('role.notFound');
  await json(await admin('/operators', { method: 'POST', body: { username: 'sari', role: 'kasir' } }));
});

test('sessions show device and address, and are ended one by one, each only his own unless allowed', async () => {
  const invitation = InvitationSchema.parse(await json(await invite('sari', 'readOnly')));
  const tokens = [
    tokenOf(await signIn('sari', invitation.password)),
    tokenOf(await signIn('sari', invitation.password, '198.51.100.7')),
  ];
  const [token = '', other = ''] = tokens;
  await server.context.store.updateTable('operator').set({ must_change_password: 0 }).execute();
  const mine = z
    .object({ items: z.array(OperatorSessionSchema) })
    .parse(await json(await admin('/my-sessions', { token })));
  expect(mine.items.map(({ device }) => device)).toEqual(['Firefox di Windows', 'Firefox di Windows']);
  expect(mine.items.map(({ address }) => address).toSorted()).toEqual(['198.51.100.7', '203.0.113.10']);
  const notHere = mine.items.find(({ current }) => !current)?.id;
  expect((await admin(`/my-sessions/${notHere}`, { token, method: 'DELETE' })).status).toBe(204);
  expect(await codeOf(await admin('/me', { token: other }))).toBe('auth.expired');
  const [theirs] = await server.context.store
    .selectFrom('operator_session')
    .select('id')
    .where('username', '=', 'operator')
    .execute();
  const stranger = await admin(`/my-sessions/${theirs?.id}`, { token, method: 'DELETE' });
  expect(await codeOf(stranger)).toBe('session.notFound');
  const { items } = z
    .object({ items: z.array(OperatorSessionSchema) })
    .parse(await json(await admin('/operators/sari/sessions')));
  expect((await admin(`/operators/sari/sessions/${items[0]?.id}`, { method: 'DELETE' })).status).toBe(204);
  expect(await codeOf(await admin('/me', { token }))).toBe('auth.expired');
});

test('the panel is used from allowed addresses alone, and nobody locks himself out', async () => {
  const allow = (value: string[], version: number) =>
    admin('/settings', {
      method: 'PUT',
      body: { changes: [{ key: 'operators.allowedAddresses', value, version }] },
    });
  expect(await codeOf(await allow(['198.51.100.0/24'], 0))).toBe('setting.locksYouOut');
  expect(await codeOf(await allow(['not an address'], 0))).toBe('request.invalid');
  expect(await codeOf(await allow(['198.51.100.0/24', '203.0.113.10'], 0))).toBe('ok');
  expect(await codeOf(await admin('/me', { from: '203.0.113.11' }))).toBe('auth.addressNotAllowed');
  expect(await codeOf(await signIn('operator', STRONG_PASSWORD, '203.0.113.11'))).toBe(
    'auth.addressNotAllowed',
  );
  expect(await codeOf(await admin('/me', { from: '198.51.100.200' }))).toBe('ok');
  expect(await codeOf(await allow([], 1))).toBe('ok');
  expect(await codeOf(await admin('/me', { from: '203.0.113.11' }))).toBe('ok');
});

test('whoever is connected from an address that is taken off the list hears nothing more', async () => {
  followAllowedAddresses(server.context);
  const away = await addOperator(server, 'admin');
  expect(await codeOf(await admin('/me', { token: away.token, from: '198.51.100.200' }))).toBe('ok');
  const here = await addOperator(server, 'admin');
  const socketOf = ({ sessionId, username }: typeof away) =>
    listen(server, { audience: 'operator', sessionId, subject: username });
  const [outside, inside] = [socketOf(away), socketOf(here)];
  const changes = [{ key: 'operators.allowedAddresses', value: ['203.0.113.0/24'], version: 0 }];
  await json(await admin('/settings', { method: 'PUT', body: { changes } }));
  await until(() => outside.closed !== undefined);
  expect([outside.closed, inside.closed]).toEqual(['revoked', undefined]);
});
