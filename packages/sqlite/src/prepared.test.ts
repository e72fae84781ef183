import { afterEach, beforeEach, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, type QueryId } from 'kysely';
import { bunSqliteDialect } from './dialect.ts';
import { openSqlite } from './open.ts';
import { type Place, prepared } from './prepared.ts';

interface Tables {
  sale: { code: string; amount: number };
}

let folder: string;
let db: Kysely<Tables>;
let said: string[];
let written = 0;
const salesOf = prepared((from: Kysely<Tables>, place: Place<{ code: string; least: number }>) => {
  written += 1;
  return from
    .selectFrom('sale')
    .select('amount')
    .where('code', '=', place('code'))
    .where('amount', '>=', place('least'))
    .where('amount', '<', 100)
    .orderBy('amount');
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hexaflate-prepared-'));
  said = [];
  db = new Kysely<Tables>({
    dialect: bunSqliteDialect({
      open: () => openSqlite({ path: join(folder, 'db.sqlite') }),
      groupCommits: true,
      onStatement: (text) => said.push(text),
    }),
  });
  await db.schema.createTable('sale').addColumn('code', 'text').addColumn('amount', 'integer').execute();
  await db
    .insertInto('sale')
    .values([
      { code: 'A', amount: 1 },
      { code: 'A', amount: 7 },
      { code: 'A', amount: 500 },
      { code: "B' or '1'='1", amount: 2 },
    ])
    .execute();
  written = 0;
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

const amounts = async (from: Kysely<Tables>, code: string, least: number) =>
  (await salesOf(from, { code, least })).map(({ amount }) => amount);

test('a statement is written once, and each time asks with its own values', async () => {
  expect(await amounts(db, 'A', 0)).toEqual([1, 7]);
  const first = said.at(-1);
  expect(await amounts(db, 'A', 2)).toEqual([7]);
  expect(await amounts(db, "B' or '1'='1", 0)).toEqual([2]);
  expect(await amounts(db, 'nobody', 0)).toEqual([]);
  expect(said.at(-1)).toBe(first ?? 'nothing was said');
  expect(written).toBeLessThanOrEqual(1);
});

test('in a transaction it sees what the transaction has written, and nobody else does', async () => {
  await db.transaction().execute(async (transaction) => {
    await transaction.insertInto('sale').values({ code: 'A', amount: 3 }).execute();
    expect(await amounts(transaction, 'A', 0)).toEqual([1, 3, 7]);
    expect(await amounts(db, 'A', 0)).toEqual([1, 7]);
  });
  expect(await amounts(db, 'A', 0)).toEqual([1, 3, 7]);
});

test('under a plugin, which may change a statement, it is built anew', async () => {
  await amounts(db, 'A', 0);
  const seen: QueryId[] = [];
  const watched = db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      seen.push(queryId);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  written = 0;
  expect(await amounts(watched, 'A', 2)).toEqual([7]);
  expect([seen.length, written]).toEqual([1, 1]);
});
