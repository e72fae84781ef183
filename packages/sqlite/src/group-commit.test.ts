import { Database } from 'bun:sqlite';
import { afterEach, beforeEach, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Kysely } from 'kysely';
import { bunSqliteDialect, openSqlite } from './index.ts';

interface Tables {
  item: { name: string; count: number };
}

let folder: string;
let path: string;
let commits: number;
let db: Kysely<Tables>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hexaflate-sqlite-'));
  path = join(folder, 'test.sqlite');
  commits = 0;
  db = open();
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true, force: true });
});

function open(): Kysely<Tables> {
  const countCommits = () => {
    const database = openSqlite({ path });
    const run = database.run.bind(database);
    database.run('create table if not exists item (name text primary key, count integer not null)');
    database.run = (sql, ...rest) => {
      if (sql === 'commit') commits += 1;
      return run(sql, ...rest);
    };
    return database;
  };
  return new Kysely<Tables>({ dialect: bunSqliteDialect({ open: countCommits, groupCommits: true }) });
}

/** What another process would find on disk now. */
function onDisk(): string[] {
  const database = new Database(path, { readonly: true });
  const rows = database.query<{ name: string }, []>('select name from item order by name').all();
  database.close();
  return rows.map(({ name }) => name);
}

const insert = (name: string) => db.insertInto('item').values({ name, count: 1 }).execute();

test('writes that come together share a commit, and each is on disk when it is reported', async () => {
  await insert('first');
  commits = 0;
  const names = Array.from({ length: 50 }, (_, index) => `item ${String(index).padStart(2, '0')}`);
  await Promise.all(
    names.map(async (name) => {
      await insert(name);
      expect(onDisk()).toContain(name);
    }),
  );
  expect(commits).toBeLessThan(5);
});

test('a refused write or an undone transaction takes nobody else with it', async () => {
  const results = await Promise.allSettled([
    insert('a'),
    insert('a'),
    db.transaction().execute(async (transaction) => {
      await transaction.insertInto('item').values({ name: 'b', count: 1 }).execute();
      throw new Error('changed my mind');
    }),
    insert('c'),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(onDisk()).toEqual(['a', 'c']);
});

test('a read outside of a transaction never shows what is not on disk yet', async () => {
  const writing = db.transaction().execute(async (transaction) => {
    await transaction.insertInto('item').values({ name: 'a', count: 1 }).execute();
    expect(await transaction.selectFrom('item').select('name').execute()).toHaveLength(1);
    expect(await db.selectFrom('item').select('name').execute()).toEqual([]);
  });
  await writing;
  expect(await db.selectFrom('item').select('name').execute()).toHaveLength(1);
});

test('whoever is refused because of a row can read that row', async () => {
  const refused = async () => {
    await expect(insert('a')).rejects.toThrow('UNIQUE');
    return db.selectFrom('item').select('name').execute();
  };
  const [, seen] = await Promise.all([insert('a'), refused()]);
  expect(seen).toEqual([{ name: 'a' }]);
});

test('whatever runs at the same time, the outcome is that of one after the other', async () => {
  const piece = fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    by: fc.integer({ min: 1, max: 9 }),
    fails: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 30 }), async (pieces) => {
      await db.deleteFrom('item').execute();
      for (const name of 'abc') await insert(name);
      await Promise.allSettled(
        pieces.map(({ name, by, fails }) =>
          db.transaction().execute(async (transaction) => {
            const { count } = await transaction
              .selectFrom('item')
              .select('count')
              .where('name', '=', name)
              .executeTakeFirstOrThrow();
            await transaction
              .updateTable('item')
              .set({ count: count + by })
              .where('name', '=', name)
              .execute();
            if (fails) throw new Error('undone');
          }),
        ),
      );
      for (const name of 'abc') {
        const kept = pieces.filter((one) => one.name === name && !one.fails);
        const { count } = await db
          .selectFrom('item')
          .select('count')
          .where('name', '=', name)
          .executeTakeFirstOrThrow();
        expect(count).toBe(kept.reduce((sum, { by }) => sum + by, 1));
      }
    }),
    { numRuns: 30 },
  );
});

test('a group waits for the write transaction of another process, and nothing is lost', async () => {
  await insert('a');
  const other = openSqlite({ path });
  other.run('begin immediate');
  const writing = Promise.all([insert('b'), insert('c')]);
  await db.selectFrom('item').select('name').execute();
  expect(onDisk()).toEqual(['a']);
  other.run('commit');
  await writing;
  other.close();
  expect(onDisk()).toEqual(['a', 'b', 'c']);
});
