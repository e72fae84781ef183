import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type AuditEntry, AuditEntrySchema, AuditVerifiedSchema, pageOf } from '@hexaflate/contract';
import { errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { STRONG_PASSWORD, signInOperator } from '../testing/operators.ts';
import { insertOrder } from '../testing/orders.ts';
import { audit } from './audit.ts';

let server: TestServer;
let token: string;
const NEXT_PASSWORD = 'teh tarik dua gelas';
const secrets: string[] = [STRONG_PASSWORD, NEXT_PASSWORD, 'guessed-password', 'typed into the wrong field'];

const admin = (path: string, asked = {}) => server.ask(`/api/v1/admin${path}`, { token, ...asked });
const page = async (query = '') =>
  pageOf(AuditEntrySchema).parse(await json(await admin(`/audit?limit=100${query}`)));
const newest = async (): Promise<AuditEntry | undefined> => (await page()).items[0];

/** Every verb of the panel is done once, in this order. */
beforeAll(async () => {
  server = await startTestServer();
  await signInOperator(server);
  const signIn = (username: string, password: string) =>
    server.ask('/api/v1/admin/sign-in', { method: 'POST', body: { username, password } });
  await signIn('operator', 'guessed-password');
  await signIn('typed into the wrong field', 'x');
  const answer = await signIn('operator', STRONG_PASSWORD);
  token = /hexaflate_operator=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
  const body = { current: STRONG_PASSWORD, next: NEXT_PASSWORD };
  await json(await admin('/password', { method: 'POST', body }));
  const order = await insertOrder(server.context, { id: 'order-1' });
  await json(await admin(`/orders/${order.id}/assignee`, { method: 'PUT', body: { username: 'operator' } }));
  await json(await admin(`/orders/${order.id}/notes`, { method: 'POST', body: { text: '=cmd|calc, "x"' } }));
  const changes = [{ key: 'pin.triesBeforeLock', value: 4, version: 0 }];
  await json(await admin('/settings', { method: 'PUT', body: { changes } }));
  const agent = await server.signIn();
  secrets.push(token, agent.token);
  expect((await admin(`/sessions/${agent.deviceId}`, { method: 'DELETE' })).status).toBe(204);
});
afterAll(() => server.close());

test('every verb of the panel is in the trail, by whom, to what, from where and in which session', async () => {
  const { items } = await page();
  expect(items.toReversed().map(({ verb, subject }) => [verb, subject])).toEqual([
    ['operator.signInRefused', 'operator:operator'],
    ['operator.signInRefused', 'operator:?'],
    ['operator.signedIn', 'operator:operator'],
    ['operator.passwordChanged', 'operator:operator'],
    ['order.assigned', 'order:order-1'],
    ['order.noted', 'order:order-1'],
    ['setting.changed', 'setting:pin.triesBeforeLock'],
    ['agentSession.ended', 'agent:AG0001'],
  ]);
  for (const { verb, actor, sessionId, address } of items) {
    expect(actor).toBe(verb === 'operator.signInRefused' ? 'system:panel' : 'operator:operator');
    expect(sessionId === null).toBe(verb === 'operator.signInRefused');
    expect(address).toBe('203.0.113.10');
  }
  expect(items.find(({ verb }) => verb === 'setting.changed')).toMatchObject({
    before: { value: null },
    after: { value: 4 },
  });
  expect(items.find(({ verb }) => verb === 'order.assigned')).toMatchObject({
    before: { assignedTo: null },
    after: { assignedTo: 'operator' },
  });
});

test('no secret that was used stands in the trail', async () => {
  const rows = await server.context.store.selectFrom('audit_entry').selectAll().execute();
  const hashes = await server.context.store.selectFrom('operator').select('password_hash').execute();
  const text = JSON.stringify(rows);
  for (const secret of [...secrets, ...hashes.map(({ password_hash }) => password_hash)])
    expect(text).not.toContain(secret);
});

test('the trail is found by actor, verb, subject, words and days, page by page', async () => {
  const verbs = async (query: string) => (await page(query)).items.map(({ verb }) => verb);
  expect(await verbs('&verb=order.noted')).toEqual(['order.noted']);
  expect(await verbs('&subject=order:order-1')).toEqual(['order.noted', 'order.assigned']);
  expect(await verbs('&actor=system:panel')).toHaveLength(2);
  expect(await verbs('&q=TRIESBEFORE')).toEqual(['setting.changed']);
  expect(await verbs('&q=%25')).toEqual([]);
  const today = new Date(server.clock.now).toISOString().slice(0, 10);
  expect((await verbs(`&from=${today}&to=${today}`)).length).toBe(8);
  expect(await verbs('&to=2020-01-01')).toEqual([]);
  const seen: number[] = [];
  let cursor = '';
  do {
    const read = pageOf(AuditEntrySchema).parse(await json(await admin(`/audit?limit=3${cursor}`)));
    seen.push(...read.items.map(({ seq }) => seq));
    cursor = read.next ? `&cursor=${read.next}` : '';
  } while (cursor);
  expect(seen).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  expect((await errorOf(await admin('/audit?cursor=rubbish'))).code).toBe('request.badCursor');
});

test('the panel can have the chain checked', async () => {
  const verified = AuditVerifiedSchema.parse(await json(await admin('/audit/verify')));
  expect(verified).toMatchObject({ broken: null, head: { seq: verified.entries } });
});

test('an export holds what matches, is safe in a spreadsheet, and is itself in the trail', async () => {
  const lines = await (await admin('/audit/export?format=jsonl&subject=order:order-1')).text();
  const entries = lines
    .trimEnd()
    .split('\n')
    .map((line) => AuditEntrySchema.parse(JSON.parse(line)));
  expect(entries.map(({ verb }) => verb)).toEqual(['order.noted', 'order.assigned']);
  expect(await newest()).toMatchObject({
    verb: 'audit.exported',
    after: { format: 'jsonl', subject: 'order:order-1' },
  });
  const answer = await admin('/audit/export?format=csv&verb=order.noted');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
  const [head, row] = (await answer.text()).split('\r\n');
  expect(head).toBe('seq,at,actor,verb,subject,before,after,reason,address,sessionId,hash');
  expect(row).toMatch(/"\{""letters"":\d+,""note"":""[0-9a-f-]{36}""\}"/);
});

test('a reason that looks like a formula is text in the export', async () => {
  const deed = { actor: 'operator:x', verb: 'order.noted', subject: 'test:1', reason: '=1+1' } as const;
  await server.context.store
    .transaction()
    .execute((transaction) => audit(transaction, server.clock.now, deed));
  const file = await (await admin('/audit/export?format=csv&subject=test:1')).text();
  expect(file).toContain(`,"'=1+1",`);
});

test('guessing names that nobody has does not fill the trail', async () => {
  const before = (await page()).items.length;
  for (let n = 0; n < 7; n += 1)
    await server.ask('/api/v1/admin/sign-in', {
      method: 'POST',
      body: { username: `nobody${n}`, password: 'x' },
    });
  expect((await page()).items.length - before).toBeLessThanOrEqual(5);
});

test('signing out is in the trail', async () => {
  await admin('/sign-out', { method: 'POST' });
  const last = await server.context.store
    .selectFrom('audit_entry')
    .selectAll()
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(last).toMatchObject({ verb: 'operator.signedOut', actor: 'operator:operator' });
});
