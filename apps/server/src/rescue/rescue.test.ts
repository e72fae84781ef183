import { afterEach, beforeEach, expect, test } from 'bun:test';
import { hostname } from 'node:os';
import { OperatorAccountSchema, RescueSchema } from '@hexaflate/contract';
import * as z from 'zod';
import { operatorCommand } from '../operator-command.ts';
import { errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { addOperator, STRONG_PASSWORD, signInOperator } from '../testing/operators.ts';

let server: TestServer;
let owner: string;
let said: string[];
beforeEach(async () => {
  server = await startTestServer();
  owner = (await signInOperator(server)).token;
  said = [];
});
afterEach(() => server.close());

const HERE = '203.0.113.10';
const run = (...words: string[]) => {
  const { databaseUrl } = server.context.config;
  const environment = { HEXAFLATE_DATA_DIR: server.dataDir, DATABASE_URL: databaseUrl };
  return operatorCommand(
    words,
    environment,
    (text) => said.push(text),
    () => server.clock.now,
  );
};
const signIn = (password: string, from = HERE) =>
  server.ask('/api/v1/admin/sign-in', { method: 'POST', body: { username: 'operator', password }, from });
const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);
const me = async (token: string, from = HERE) =>
  codeOf(await server.ask('/api/v1/admin/me', { token, from }));
const rescues = async (token: string) =>
  z
    .object({ items: z.array(RescueSchema) })
    .parse(await json(await server.ask('/api/v1/admin/rescues', { token })));
const password = () => /password: (\S+)/.exec(said.join('\n'))?.[1] ?? '';

test('an owner without password and second factor is let in, once, with a password that must be changed', async () => {
  const { store } = server.context;
  await store
    .insertInto('operator_totp')
    .values({ username: 'operator', secret: 'sealed', confirmed_at: 1, last_step: 0 })
    .execute();
  expect(await run('rescue', '--yes')).toBe(0);
  expect(await me(owner)).toBe('auth.expired');
  expect(await codeOf(await signIn(STRONG_PASSWORD))).toBe('auth.credentialsWrong');
  expect(OperatorAccountSchema.parse(await json(await signIn(password())))).toMatchObject({
    mustChangePassword: true,
    secondFactor: 'off',
  });
  server.clock.now += 24 * 3_600_000;
  expect(await codeOf(await signIn(password()))).toBe('auth.credentialsWrong');
});

test('it is in the chain, without the password, and every owner is told until he has noted it', async () => {
  const other = await addOperator(server, 'owner', 'sari');
  const helper = await addOperator(server, 'admin');
  await run('rescue', 'operator', '--yes');
  const [entry] = await server.context.store
    .selectFrom('audit_entry')
    .selectAll()
    .where('verb', '=', 'operator.rescued')
    .execute();
  expect(entry).toMatchObject({ actor: 'system:rescue', subject: 'operator:operator', address: null });
  expect(entry?.after).toContain(hostname());
  const stored = JSON.stringify([
    await server.context.store.selectFrom('audit_entry').selectAll().execute(),
    await server.context.store.selectFrom('operator_rescue').selectAll().execute(),
  ]);
  expect(stored).not.toContain(password());
  const { items } = await rescues(other.token);
  expect(items).toMatchObject([
    { username: 'operator', machine: hostname(), deeds: ['password', 'sessions'] },
  ]);
  expect((await rescues(helper.token)).items).toEqual([]);
  const note = { method: 'POST', token: other.token };
  expect((await server.ask(`/api/v1/admin/rescues/${items[0]?.id}/noted`, note)).status).toBe(204);
  expect((await rescues(other.token)).items).toEqual([]);
  expect((await rescues((await signInOperator(server)).token)).items).toHaveLength(1);
});

test('without --yes it says what it would do, and does nothing', async () => {
  expect(await run('rescue')).toBe(0);
  expect(said.join('\n')).toContain('--yes');
  expect(await me(owner)).toBe('ok');
  expect(await server.context.store.selectFrom('operator_rescue').selectAll().execute()).toEqual([]);
});

test('a list of addresses and approvals that shut everybody out are emptied where that is wished', async () => {
  const { store } = server.context;
  const rows = [
    { key: 'operators.allowedAddresses', value: '["198.51.100.1"]' },
    { key: 'operators.approvalVerbs', value: '["settings.change"]' },
  ];
  for (const row of rows)
    await store
      .insertInto('setting_change')
      .values({ ...row, version: 1, changed_by: 'operator', changed_at: 1 })
      .execute();
  await server.context.settings.refresh();
  expect(await codeOf(await signIn(STRONG_PASSWORD))).toBe('auth.addressNotAllowed');
  expect(await run('rescue', '--yes')).toBe(0);
  await server.context.settings.refresh();
  expect(await codeOf(await signIn(password()))).toBe('auth.addressNotAllowed');
  said = [];
  expect(await run('rescue', '--addresses', '--approvals', '--yes')).toBe(0);
  await server.context.settings.refresh();
  expect(server.context.settings.get('operators.approvalVerbs')).toEqual([]);
  expect(await codeOf(await signIn(password()))).toBe('ok');
  const verbs = (await store.selectFrom('audit_entry').select('verb').orderBy('seq').execute()).map(
    ({ verb }) => verb,
  );
  expect(verbs.filter((verb) => verb === 'setting.changed')).toHaveLength(2);
});

test('only an owner is rescued, and where there are several it must be said which', async () => {
  await addOperator(server, 'admin', 'rina');
  expect(await run('rescue', 'rina', '--yes')).toBe(1);
  await addOperator(server, 'owner', 'sari');
  expect(await run('rescue', '--yes')).toBe(1);
  expect(said.at(-1)).toContain('operator, sari');
  expect(await run('rescue', '--everything')).toBe(2);
  expect(await run('promote')).toBe(2);
  expect(await me(owner)).toBe('ok');
});

test('where there is no data nothing is made', async () => {
  const environment = { HEXAFLATE_DATA_DIR: `${server.dataDir}/elsewhere` };
  expect(await operatorCommand(['rescue', '--yes'], environment, (text) => said.push(text))).toBe(1);
  expect(said[0]).toContain('elsewhere');
});
