import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { insertFixtures, NOON, order } from '../conformance/fixtures.ts';
import { openSandboxDatabase } from '../sandbox/database.ts';
import type { OtomaxTables } from '../tables.ts';
import { changePin } from './pin-change.ts';
import { sandboxDialect } from './sandbox-dialect.ts';
import { submit } from './submit.ts';

let directory: string;
let db: Kysely<OtomaxTables>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hexaflate-submit-'));
  db = openSandboxDatabase(join(directory, 'otomax.db'), { historyDays: 0, now: NOON });
  await insertFixtures(db);
});

afterAll(async () => {
  await db.destroy();
  await rm(directory, { recursive: true, force: true });
});

function submitWithin(longestMessage: number | null) {
  const dialect = { ...sandboxDialect, longestMessage };
  const formats = { asFound: true, agreed: [] };
  return submit({ read: db, write: db, dialect, formats, now: () => NOON }, order());
}

test('a message that the inbox has no room for is never sent, and says so; one that just fits is', async () => {
  const sent = await submitWithin(null);
  const { pesan } = await db
    .selectFrom('inbox')
    .select('pesan')
    .where('kode', '=', sent.inboxCode ?? -1)
    .executeTakeFirstOrThrow();
  const length = pesan?.length ?? 0;

  expect((await submitWithin(length)).state).toBe('sent');
  const before = await countInbox();
  const refused = await submitWithin(length - 1);
  expect([refused.state, refused.reason, refused.inboxCode]).toEqual(['neverSent', 'messageTooLong', null]);
  expect(await countInbox()).toBe(before);
});

test('a change of a PIN that the inbox has no room for is never sent', async () => {
  const change = (longestMessage: number) => {
    const dialect = { ...sandboxDialect, longestMessage };
    const context = { read: db, write: db, dialect, formats: { asFound: true, agreed: [] }, now: () => NOON };
    const { orderId: id, attemptId } = order();
    return changePin(context, { id, attemptId, agentCode: 'CA3', kind: 'change' }, '907153');
  };
  const { length } = 'GP.112233.907153';
  expect((await change(length - 1)).reason).toBe('noFormat');
  expect((await change(length)).state).toBe('sent');
});

async function countInbox(): Promise<number> {
  return (await db.selectFrom('inbox').select('kode').execute()).length;
}
