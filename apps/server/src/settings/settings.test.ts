import { afterEach, beforeEach, expect, test } from 'bun:test';
import { type Setting, type Settings, SettingsSchema as WireSchema } from '@hexaflate/contract';
import { listRules } from '../fraud/list-rules.ts';
import { checkPin } from '../pin/check-pin.ts';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { signInOperator } from '../testing/operators.ts';
import { factsOf } from './define.ts';
import { type SettingKey, SettingsSchema } from './definitions.ts';

let server: TestServer;
let token: string;
beforeEach(async () => {
  server = await startTestServer();
  ({ token } = await signInOperator(server));
});
afterEach(() => server.close());

interface Change {
  key: string;
  value: unknown;
  version: number;
}
const put = (changes: Change[], one = server) =>
  one.ask('/api/v1/admin/settings', { method: 'PUT', token, body: { changes } });
const all = async (one = server): Promise<Setting[]> => {
  const answer: Settings = WireSchema.parse(await json(await one.ask('/api/v1/admin/settings', { token })));
  return answer.groups.flatMap(({ settings }) => settings);
};
const shown = async (key: SettingKey) => (await all()).find((setting) => setting.key === key);
const refusal = async (changes: Change[]) => (await errorOf(await put(changes))).code;

test('every setting is listed once with words in both languages, and its default is within its bounds', async () => {
  const rules = await listRules(server.context);
  const settings = [...(await all()), ...rules.flatMap((rule) => rule.settings)];
  expect(settings.map(({ key }) => key).toSorted()).toEqual(Object.keys(SettingsSchema.shape).toSorted());
  for (const [key, schema] of Object.entries(SettingsSchema.shape)) {
    const { label, meaning, default: byDefault } = factsOf(schema);
    for (const text of [label.id, label.en, meaning.id, meaning.en]) expect(text.length).toBeGreaterThan(3);
    expect(schema.safeParse(byDefault).success, key).toBe(true);
  }
});

test('a change shows its value, who made it and when, and its history; resetting takes the default again', async () => {
  expect(await shown('pin.triesBeforeLock')).toMatchObject({
    value: 5,
    default: 5,
    version: 0,
    changedBy: null,
  });
  await json(await put([{ key: 'pin.triesBeforeLock', value: 3, version: 0 }]));
  const changedAt = new Date(server.clock.now).toISOString();
  expect(await shown('pin.triesBeforeLock')).toMatchObject({
    value: 3,
    default: 5,
    version: 1,
    changedBy: 'operator',
    changedAt,
  });
  await json(await put([{ key: 'pin.triesBeforeLock', value: null, version: 1 }]));
  expect(await shown('pin.triesBeforeLock')).toMatchObject({ value: 5, version: 2, changedBy: 'operator' });
  const history = await json<{ items: unknown[] }>(
    await server.ask('/api/v1/admin/settings/pin.triesBeforeLock/history', { token }),
  );
  expect(history.items).toEqual([
    { version: 2, value: null, changedBy: 'operator', changedAt },
    { version: 1, value: 3, changedBy: 'operator', changedAt },
  ]);
  const unknown = await server.ask('/api/v1/admin/settings/pin.none/history', { token });
  expect((await errorOf(unknown)).code).toBe('setting.notFound');
});

test('several changes are one: a value out of bounds, an unknown key or an old version changes nothing at all', async () => {
  const good = { key: 'pin.firstLock', value: 60_000, version: 0 };
  expect(await refusal([good, { key: 'pin.triesBeforeLock', value: 99, version: 0 }])).toBe(
    'request.invalid',
  );
  expect(await refusal([good, { key: 'pin.none', value: 1, version: 0 }])).toBe('request.invalid');
  expect(await refusal([good, { key: '__proto__', value: 1, version: 0 }])).toBe('request.invalid');
  expect(await refusal([good, good])).toBe('request.invalid');
  await json(await put([{ key: 'pin.triesBeforeLock', value: 4, version: 0 }]));
  const late = await errorOf(await put([good, { key: 'pin.triesBeforeLock', value: 6, version: 0 }]));
  expect(late).toMatchObject({ code: 'setting.conflict', details: { keys: ['pin.triesBeforeLock'] } });
  expect(await shown('pin.firstLock')).toMatchObject({ version: 0 });
  expect(await shown('pin.triesBeforeLock')).toMatchObject({ value: 4 });
});

test('of changes that race from two processes exactly one is made', async () => {
  const beside = await server.beside();
  const racing = Array.from({ length: 10 }, (_, index) =>
    put([{ key: 'pin.triesBeforeLock', value: 3 + (index % 5), version: 0 }], index % 2 ? server : beside),
  );
  const statuses = (await Promise.all(racing)).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, ...Array(9).fill(409)]);
  await beside.close();
});

test('a change counts at once where it was made, tells the panels, and what must be exact never waits for news', async () => {
  const beside = await server.beside();
  const panel = listen(server, { audience: 'operator', sessionId: 'x', subject: 'operator' });
  await json(await put([{ key: 'pin.triesBeforeLock', value: 3, version: 0 }]));
  expect(server.context.settings.get('pin.triesBeforeLock')).toBe(3);
  expect(panel.types()).toContain('settings.changed');
  const guess = () => checkPin(beside.context, demoAgent.code, '000000').catch((error) => error.code);
  expect([await guess(), await guess(), await guess()]).toEqual(['pin.wrong', 'pin.wrong', 'pin.locked']);
  await beside.context.settings.refresh();
  expect(beside.context.settings.get('pin.triesBeforeLock')).toBe(3);
  await beside.close();
});

test('a shorter life ends the sessions that are older than it at once', async () => {
  const { token: agent } = await server.signIn();
  const day = 24 * 3_600_000;
  server.clock.now += 2 * day;
  ({ token } = await signInOperator(server));
  await json(await put([{ key: 'sessions.agentLife', value: day, version: 0 }]));
  expect((await errorOf(await server.ask('/api/v1/me', { token: agent }))).code).toBe('auth.expired');
  await json(await put([{ key: 'sessions.operatorIdle', value: 15 * 60_000, version: 0 }]));
  server.clock.now += 16 * 60_000;
  expect((await errorOf(await server.ask('/api/v1/admin/me', { token }))).code).toBe('auth.expired');
});

test("the message with the code is the operator's, with the code's own life in it", async () => {
  const message = 'Kode {brand} Anda {code}, {minutes} menit';
  await json(
    await put([
      { key: 'signInCode.message', value: message, version: 0 },
      { key: 'signInCode.life', value: 120_000, version: 0 },
    ]),
  );
  await server.requestCode();
  const [text = ''] = await server.messages(demoAgent.phone);
  expect(text).toMatch(/^Kode \S.* Anda \d{6}, 2 menit$/);
  server.clock.now += 120_000;
  const code = await server.codeOn(demoAgent.phone);
  const challenge = await server.context.store
    .selectFrom('sign_in_code')
    .select('id')
    .executeTakeFirstOrThrow();
  const device = { name: 'x', platform: 'web', appVersion: '1' };
  const late = await server.ask('/api/v1/auth/verify', {
    method: 'POST',
    body: { challengeId: challenge.id, code, device },
  });
  expect((await errorOf(late)).code).toBe('auth.codeExpired');
});

test('the environment names the default of this installation, and what the operator sets stands above it', async () => {
  const own = await startTestServer({ environment: { HEXAFLATE_UNKNOWN_AFTER_SECONDS: '20' } });
  expect(own.context.settings.get('orders.unknownAfter')).toBe(20_000);
  const { token: there } = await signInOperator(own);
  const changes = [{ key: 'orders.unknownAfter', value: 30_000, version: 0 }];
  await json(await own.ask('/api/v1/admin/settings', { method: 'PUT', token: there, body: { changes } }));
  expect(own.context.settings.get('orders.unknownAfter')).toBe(30_000);
  await own.close();
});

test('a stored value that a newer version no longer allows gives way to the default', async () => {
  await server.context.store
    .insertInto('setting_change')
    .values({ key: 'pin.triesBeforeLock', version: 1, value: '999', changed_by: 'operator', changed_at: 1 })
    .execute();
  await server.context.settings.refresh();
  expect(server.context.settings.get('pin.triesBeforeLock')).toBe(5);
  expect(await shown('pin.triesBeforeLock')).toMatchObject({ value: 5, version: 1 });
});
