import { afterEach, beforeEach, expect, test } from 'bun:test';
import { fileURLToPath } from 'node:url';
import { auditVerbs } from '@hexaflate/contract';
import { auditCommand } from '../audit-command.ts';
import { startTestServer, type TestServer } from '../testing/context.ts';
import { liftAppendOnly } from '../testing/lift-append-only.ts';
import { audit, type Deed } from './audit.ts';
import { hashOf } from './chain.ts';
import { stillStands, verifyTrail } from './verify.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const deed: Deed = { actor: 'operator:budi', verb: 'order.noted', subject: 'order:1' };
const record = (more: Partial<Deed> = {}, one = server, chain?: string) =>
  one.context.store
    .transaction()
    .execute((transaction) => audit(transaction, server.clock.now, { ...deed, ...more }, chain));
const verify = () => verifyTrail(server.context.store);

async function fill(entries: number): Promise<void> {
  for (let n = 1; n <= entries; n += 1) await record({ after: { n } });
}

test('entries are numbered from 1 without gaps, and each holds the hash of the one before', async () => {
  await fill(3);
  const rows = await server.context.store.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(rows.map(({ previous_hash }) => previous_hash)).toEqual([
    '0'.repeat(64),
    rows[0]?.hash ?? '',
    rows[1]?.hash ?? '',
  ]);
  expect(await verify()).toEqual({ entries: 3, head: { seq: 3, hash: rows[2]?.hash ?? '' }, broken: null });
});

test('writers that race each other in two processes make one whole chain', async () => {
  const beside = await server.beside();
  await Promise.all(Array.from({ length: 40 }, (_, n) => record({ after: { n } }, n % 2 ? server : beside)));
  expect(await verify()).toMatchObject({ entries: 40, broken: null });
  await beside.close();
});

test('writers in three real processes make one whole chain', async () => {
  const { dataDir, databaseUrl } = server.context.config;
  const script = fileURLToPath(import.meta.resolve('../testing/write-audit.ts'));
  const writers = Array.from({ length: 3 }, () =>
    Bun.spawn([process.execPath, script, dataDir, '20'], {
      env: { ...process.env, DATABASE_URL: databaseUrl },
      stderr: 'inherit',
    }),
  );
  expect(await Promise.all(writers.map(({ exited }) => exited))).toEqual([0, 0, 0]);
  expect(await verify()).toMatchObject({ entries: 60, broken: null });
});

test('the database itself refuses to change or delete an entry', async () => {
  await fill(2);
  const { store } = server.context;
  const change = store.updateTable('audit_entry').set({ actor: 'operator:sari' }).where('seq', '=', 1);
  await expect(change.execute()).rejects.toThrow('append-only');
  await expect(store.deleteFrom('audit_entry').execute()).rejects.toThrow('append-only');
  expect(await verify()).toMatchObject({ entries: 2, broken: null });
});

test('a deed that is not done leaves no entry', async () => {
  const failing = server.context.store.transaction().execute(async (transaction) => {
    await audit(transaction, server.clock.now, deed);
    throw new Error('not done');
  });
  await expect(failing).rejects.toThrow('not done');
  expect(await verify()).toEqual({ entries: 0, head: null, broken: null });
});

test('an altered, a removed and a slipped-in entry are each found', async () => {
  await fill(5);
  await liftAppendOnly(server);
  const { store } = server.context;
  const whole = await store.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
  const third = whole[2];
  if (!third) throw new Error('no third entry');
  const put = async (change: Partial<typeof third>) => {
    await store.updateTable('audit_entry').set(change).where('seq', '=', 3).execute();
    return (await verify()).broken;
  };
  for (const column of ['actor', 'verb', 'subject', 'after', 'reason', 'address', 'session_id'] as const)
    expect(await put({ ...third, [column]: 'other' })).toEqual({ seq: 3, why: 'altered' });
  expect(await put({ ...third, at: third.at + 1 })).toEqual({ seq: 3, why: 'altered' });
  const forged = { ...third, actor: 'operator:sari' };
  expect(await put({ ...forged, hash: hashOf(forged) })).toEqual({ seq: 4, why: 'unlinked' });
  expect(await put(third)).toBeNull();
  await store.deleteFrom('audit_entry').where('seq', '=', 3).execute();
  expect(await verify()).toMatchObject({ entries: 2, broken: { seq: 3, why: 'missing' } });
});

test('an end that was cut off shows against an entry that was noted before', async () => {
  await fill(3);
  await liftAppendOnly(server);
  const { head } = await verify();
  if (!head) throw new Error('no head');
  const { store } = server.context;
  expect(await stillStands(store, head)).toBe(true);
  await store.deleteFrom('audit_entry').where('seq', '=', 3).execute();
  expect(await verify()).toMatchObject({ entries: 2, broken: null });
  expect(await stillStands(store, head)).toBe(false);
});

test('what is named as a secret is never written down, however deep it lies', async () => {
  for (const name of [
    'pin',
    'password',
    'token',
    'secret',
    'code',
    'otp',
    'passwordHash',
    'token_hash',
    'newPin',
  ])
    await expect(record({ after: { inner: [{ [name]: '1' }] } })).rejects.toThrow('looks like a secret');
  await record({ after: { value: '1', device: 'x', text: 'y', mappings: 3 } });
  expect(await verify()).toMatchObject({ entries: 1 });
});

test('no kind of deed brings a phone number, a NIK or an e-mail address of people into the trail in clear', async () => {
  const personal = ['081277778888', '+62 812-7777-8888', '3273011708900001', 'budi@toko.co.id'];
  for (const verb of auditVerbs.filter((one) => !/^(setting|format)\./.test(one)))
    await record({
      verb,
      subject: 'agent:AG0001',
      before: { said: personal },
      after: { inner: [{ said: personal.join(' dan ') }] },
      reason: `Diminta ${personal.join(', ')}`,
    });
  const rows = await server.context.store.selectFrom('audit_entry').selectAll().execute();
  expect(rows.length).toBeGreaterThan(40);
  for (const clear of personal) expect(JSON.stringify(rows)).not.toContain(clear);
  expect(await verify()).toMatchObject({ broken: null });
});

test('numbers that an operator sets for his installation stay readable: they are his own', async () => {
  await record({
    verb: 'setting.changed',
    subject: 'setting:signInMessage.smsNumbers',
    after: { value: ['081100000900'] },
  });
  const { after } = await server.context.store
    .selectFrom('audit_entry')
    .select('after')
    .executeTakeFirstOrThrow();
  expect(after).toBe('{"value":["081100000900"]}');
});

test('chains are numbered each for itself', async () => {
  await record();
  await record({}, server, 'other');
  expect(await verify()).toMatchObject({ entries: 1, broken: null });
  expect(await verifyTrail(server.context.store, 'other')).toMatchObject({ entries: 1, broken: null });
});

test('the command goes through the trail and says with its exit code whether it holds', async () => {
  await fill(2);
  await liftAppendOnly(server);
  const said: string[] = [];
  const { dataDir, databaseUrl } = server.context.config;
  const run = (...words: string[]) =>
    auditCommand(words, { HEXAFLATE_DATA_DIR: dataDir, DATABASE_URL: databaseUrl }, (text) =>
      said.push(text),
    );
  expect(await run('verify')).toBe(0);
  const noted = /\d+:[0-9a-f]{64}/.exec(said[0] ?? '')?.[0] ?? '';
  expect(await run('verify', noted)).toBe(0);
  expect(await run('verify', `1:${'0'.repeat(64)}`)).toBe(1);
  await server.context.store.updateTable('audit_entry').set({ actor: 'x:y' }).where('seq', '=', 1).execute();
  expect(await run('verify')).toBe(1);
  expect(said.at(-1)).toContain('broken at entry 1');
  expect(await run('erase')).toBe(2);
});
