import { Database } from 'bun:sqlite';

/** What our triggers add to one statement of somebody else's, in microseconds. */
export interface TriggerWeight {
  updateUs: number;
  /** Only where a row can be copied under a key of its own. */
  insertUs: number | undefined;
}

const STATEMENTS = 300;
const TURNS = 5;

/**
 * Times the same statement with our triggers and without them, in turns, on a sandbox's database that nobody else
 * uses. The least of the turns counts on both sides, since whatever disturbs only adds. Nothing is committed: it is
 * the statement that is timed, not the disk. Answers by table; tables without a row are left out.
 */
export function weighTriggers(path: string, tables: readonly string[]): Map<string, TriggerWeight> {
  const database = new Database(path);
  const weights = new Map<string, TriggerWeight>();
  for (const table of tables) {
    const columns = database
      .query<{ name: string; type: string; pk: number }, []>(`pragma table_info("${table}")`)
      .all();
    const row = database.query<{ id: number }, []>(`select rowid as id from "${table}" limit 1`).get();
    const others = columns.filter(({ pk }) => pk === 0).map(({ name }) => `"${name}"`);
    const keys = columns.filter(({ pk }) => pk > 0);
    if (!row || others.length === 0) continue;
    const update = `update "${table}" set ${others[0]} = ${others[0]} where rowid = ${row.id}`;
    const insert = `insert into "${table}" (${others}) select ${others} from "${table}" where rowid = ${row.id}`;
    const numbered = keys.length === 1 && /^integer$/i.test(keys[0]?.type ?? '');
    weights.set(table, {
      updateUs: weigh(database, table, update),
      insertUs: numbered ? weigh(database, table, insert) : undefined,
    });
  }
  database.close();
  return weights;
}

function weigh(database: Database, table: string, statement: string): number {
  let withUs = Number.POSITIVE_INFINITY;
  let withoutUs = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < TURNS; turn += 1) {
    withUs = Math.min(withUs, time(database, statement, []));
    withoutUs = Math.min(withoutUs, time(database, statement, ownTriggers(database, table)));
  }
  return Math.max(0, withUs - withoutUs);
}

/** Microseconds of one statement, after these triggers were dropped; all of it is undone. */
function time(database: Database, statement: string, without: readonly string[]): number {
  database.run('begin immediate');
  for (const name of without) database.run(`drop trigger "${name}"`);
  const prepared = database.prepare(statement);
  prepared.run();
  const began = performance.now();
  for (let n = 0; n < STATEMENTS; n += 1) prepared.run();
  const us = ((performance.now() - began) * 1000) / STATEMENTS;
  prepared.finalize();
  database.run('rollback');
  return us;
}

function ownTriggers(database: Database, table: string): string[] {
  return database
    .query<{ name: string }, [string]>(
      `select name from sqlite_master where type = 'trigger' and tbl_name = ? and name like 'hexaflate%'`,
    )
    .all(table)
    .map(({ name }) => name);
}
