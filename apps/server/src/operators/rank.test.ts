import { afterEach, beforeEach, expect, test } from 'bun:test';
import { OperatorsSchema, type Permission } from '@hexaflate/contract';
import { type Asked, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { addOperator, signInOperator } from '../testing/operators.ts';

let server: TestServer;
let owner: string;
beforeEach(async () => {
  server = await startTestServer();
  owner = (await signInOperator(server)).token;
});
afterEach(() => server.close());

const admin = (path: string, { token = owner, ...asked }: Asked = {}) =>
  server.ask(`/api/v1/admin${path}`, { token, ...asked });
const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);
const invite = (username: string, role: string, token = owner) =>
  admin('/operators', { token, method: 'POST', body: { username, role } });
const saveRole = (name: string, permissions: Permission[], token = owner) =>
  admin(`/roles/${name}`, { token, method: 'PUT', body: { permissions } });
const deleteRole = (name: string, token = owner) => admin(`/roles/${name}`, { token, method: 'DELETE' });
const list = async () => OperatorsSchema.parse(await json(await admin('/operators')));
const deeds = async () => {
  const rows = await server.context.store
    .selectFrom('audit_entry')
    .select('verb')
    .orderBy('seq', 'desc')
    .execute();
  return rows.map(({ verb }) => verb);
};

test('a role that is deleted while somebody is invited to it stays, or nobody is invited', async () => {
  await saveRole('kasir', ['orders.view']);
  const answers = await Promise.all([invite('sari', 'kasir'), deleteRole('kasir')]);
  const { items, roles } = await list();
  const invited = items.some(({ username }) => username === 'sari');
  expect(roles.some(({ name }) => name === 'kasir')).toBe(invited);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test('nobody invites to a role that was given more than he has while he invited', async () => {
  const { token } = await addOperator(server, 'admin');
  await saveRole('kasir', ['orders.view']);
  const [invited] = await Promise.all([
    invite('sari', 'kasir', token),
    saveRole('kasir', ['operators.changeRole']),
  ]);
  // Either he was first, and whoever gave the role more could see whom, or he was refused.
  if (invited.ok) expect((await deeds())[0]).toBe('role.saved');
  else expect(await codeOf(invited)).toBe('operator.beyondYou');
});

test('whoever may change roles neither changes nor deletes one that may do more than he', async () => {
  await saveRole('atas', ['roles.change', 'identity.erase']);
  await saveRole('bawah', ['roles.change']);
  const { token } = await addOperator(server, 'bawah');
  expect(await codeOf(await saveRole('atas', ['roles.change'], token))).toBe('operator.beyondYou');
  expect(await codeOf(await deleteRole('atas', token))).toBe('operator.beyondYou');
  expect(await codeOf(await deleteRole('atas'))).toBe('ok');
});
