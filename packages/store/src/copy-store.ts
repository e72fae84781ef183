import { sql, type Transaction } from 'kysely';
import { StoreRefusedError } from './errors.ts';
import type { Store } from './index.ts';
import type { StoreTables } from './tables.ts';
import { takeTurn } from './turn.ts';

const PAGE = 500;
/** Bookkeeping of the schema, which each store has of its own. */
const NOT_COPIED = 'migration';

type Row = Record<string, unknown>;

/**
 * Copies everything from a SQLite store into one that is still empty, in one transaction: all or nothing. Nobody may
 * write to the first meanwhile. Answers how many rows each table had. Throws
 * StoreRefusedError when the second holds anything.
 */
export async function copyStore(from: Store, to: Store): Promise<Map<string, number>> {
  const tables = (await from.introspection.getTables())
    .map(({ name }) => name)
    .filter((name) => name !== NOT_COPIED);
  return to.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'copy');
    for (const table of tables) await refuseRows(transaction, table);
    const copied = new Map<string, number>();
    for (const table of tables) copied.set(table, await copyTable(from, transaction, table));
    return copied;
  });
}

async function refuseRows(to: Transaction<StoreTables>, table: string): Promise<void> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(to);
  if (rows.length > 0)
    throw new StoreRefusedError(`The database holds data already (in ${table}); only an empty one is filled`);
}

async function copyTable(from: Store, to: Transaction<StoreTables>, table: string): Promise<number> {
  let count = 0;
  let after = 0;
  for (;;) {
    const { rows } = await sql<Row & { rowid: number }>`
      select rowid, * from ${sql.table(table)} where rowid > ${after} order by rowid limit ${PAGE}`.execute(
      from,
    );
    const last = rows.at(-1);
    if (!last) return count;
    await insert(
      to,
      table,
      rows.map(({ rowid: _, ...row }) => row),
    );
    after = last.rowid;
    count += rows.length;
  }
}

async function insert(to: Transaction<StoreTables>, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)}`.execute(to);
}
