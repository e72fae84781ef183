import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { insertFixtures, NOON, order } from '../conformance/fixtures.ts';
import { openSandboxDatabase } from '../sandbox/database.ts';
import type { OtomaxTables } from '../tables.ts';
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

async function countInbox(): Promise<number> {
  return (await db.selectFrom('inbox').select('kode').execute()).length;
}
