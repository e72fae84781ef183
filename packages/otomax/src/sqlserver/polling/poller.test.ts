import { afterEach, beforeEach, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely, KyselyPlugin } from 'kysely';
import { insertFixtures, insertSale, NOON } from '../../conformance/fixtures.ts';
import { sandboxDialect } from '../../gateway/sandbox-dialect.ts';
import { openSandboxDatabase } from '../../sandbox/database.ts';
import type { OtomaxTables } from '../../tables.ts';
import { createPoller, type Poller, type PollingPace } from './poller.ts';

const pace: PollingPace = {
  eventsMs: 0,
  mastersMs: 0,
  pages: 100,
  pageSize: 100,
  commissionsMs: 0,
  recentMs: 0,
};

let directory: string;
let db: Kysely<OtomaxTables>;
let broken: boolean;
let tables: string[];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'hexaflate-polling-'));
  db = openSandboxDatabase(join(directory, 'otomax.db'), { historyDays: 0, now: NOON });
  await insertFixtures(db);
  broken = false;
  tables = ['transaksi', 'mutasi', 'reseller', 'produk'];
});

afterEach(async () => {
  await db.destroy();
  rmSync(directory, { recursive: true });
});

/** A database that can be away. */
const breaking: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    if (broken) throw new Error('away');
    return result;
  },
};

const open = () =>
  createPoller({
    db: db.withPlugin(breaking),
    tables: () => tables,
    pace,
    dialect: sandboxDialect,
    // The seed's ledger is no news any more.
    now: () => new Date(NOON.getTime() + 3_600_000),
  });

async function told(poller: Poller): Promise<string[]> {
  await poller.look();
  const changes = poller.pending(100_000);
  poller.acknowledge(changes.map(({ id }) => id));
  return changes.map(({ entity, key }) => `${entity} ${key}`.trim());
}

test('whoever begins to look says that everything may have changed, and nothing more', async () => {
  const poller = open();
  expect(new Set(await told(poller))).toEqual(new Set(['everything']));
  expect(await told(poller)).toEqual([]);
});

test('after a look that failed nothing that was seen counts, since it may not have been told', async () => {
  const poller = open();
  await told(poller);
  await insertSale(db);
  broken = true;
  await expect(poller.look()).rejects.toThrow('away');
  broken = false;
  expect(await told(poller)).toContain('everything');
  const code = await insertSale(db);
  expect(await told(poller)).toEqual([`transaction ${code}`]);
});

test('a table that joins later begins with everything, one that leaves is not looked at', async () => {
  const poller = open();
  await told(poller);
  tables = ['transaksi', 'operator'];
  expect(await told(poller)).toEqual(['everything']);
  await db.updateTable('produk').set({ poin: 77 }).where('kode', '=', 'CP1').execute();
  await db.updateTable('operator').set({ kosong: 1 }).where('kode', '=', 'COP').execute();
  expect(await told(poller)).toEqual(['operator COP']);
});

test('when nobody reads for long, the changes become one: everything', async () => {
  const poller = open();
  await told(poller);
  for (let round = 0; round < 40; round += 1) {
    await db
      .updateTable('produk')
      .set({ poin: 1000 + round })
      .execute();
    await poller.look();
  }
  const entities = poller.pending(100_000).map(({ entity }) => entity);
  expect(entities.length).toBeLessThan(10_000);
  expect(entities[0]).toBe('everything');
});
