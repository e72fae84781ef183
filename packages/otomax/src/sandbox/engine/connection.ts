import { Database } from 'bun:sqlite';
import type { Selectable } from 'kysely';
import { moneyColumns, type OtomaxTables } from '../../tables.ts';
import { openSandboxDatabase } from '../database.ts';

/** A whole row of one of Otomax's tables: money as scaled bigint, other integers as number. */
export type Row<Table extends keyof OtomaxTables> = Selectable<OtomaxTables[Table]>;

type Value = string | number | bigint | null;

/**
 * The engine's own hold on the database. Synchronous on purpose: a transaction begins, works and ends without
 * giving way, so no other work of this process can slip into it and a kill finds it either whole or absent.
 */
export interface Connection {
  all<Result>(sql: string, ...values: Value[]): Result[];
  get<Result>(sql: string, ...values: Value[]): Result | undefined;
  /** Answers how many rows changed and the identity of the last inserted one. */
  run(sql: string, ...values: Value[]): { changes: number; id: number };
  /** One `begin immediate` … `commit`. Whatever `work` throws undoes all of it and is thrown on. */
  transaction<Result>(work: () => Result): Result;
  /** Changes whenever another connection commits, in this process or another; costs microseconds. */
  dataVersion(): number;
  close(): void;
}

/** How long an operator's statement waits for another process's write to end, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;
const STATEMENTS_KEPT = 200;

/**
 * Opens the sandbox's database for an engine or an operator; a missing file is made and seeded first. A statement
 * waits up to `busyTimeoutMs` for another process's write to end and then throws SQLITE_BUSY.
 */
export async function openConnection(path: string, busyTimeoutMs = BUSY_TIMEOUT_MS): Promise<Connection> {
  await openSandboxDatabase(path).destroy();
  const database = new Database(path, { readwrite: true, safeIntegers: true, strict: true });
  database.run(`pragma busy_timeout = ${busyTimeoutMs}`);
  database.run('pragma synchronous = full');
  // Otomax has none on references; ours looks one up for every message that carries one.
  database.run(
    'create index if not exists ix_transaksi_ref_id on transaksi (kode_reseller, ref_id) where ref_id is not null',
  );
  return wrapDatabase(database);
}

/** Wraps a database that was opened with `safeIntegers`. */
export function wrapDatabase(database: Database): Connection {
  // The usual 20 would have most of the engine's statements compiled again and again.
  Database.MAX_QUERY_CACHE_SIZE = Math.max(Database.MAX_QUERY_CACHE_SIZE, STATEMENTS_KEPT);
  const run: Connection['run'] = (sql, ...values) => {
    const { changes, lastInsertRowid } = database.query<unknown, Value[]>(sql).run(...values);
    return { changes: Number(changes), id: Number(lastInsertRowid) };
  };
  return {
    all: <Result>(sql: string, ...values: Value[]) => {
      const rows = database.query<Result, Value[]>(sql).all(...values);
      for (const row of rows) narrowIntegers(row);
      return rows;
    },
    get: <Result>(sql: string, ...values: Value[]) => {
      const row = database.query<Result, Value[]>(sql).get(...values) ?? undefined;
      narrowIntegers(row);
      return row;
    },
    run,
    transaction: (work) => {
      run('begin immediate');
      try {
        const result = work();
        run('commit');
        return result;
      } catch (error) {
        if (database.inTransaction) run('rollback');
        throw error;
      }
    },
    dataVersion: () =>
      Number(database.query<{ data_version: bigint }, []>('pragma data_version').get()?.data_version ?? 0n),
    close: () => database.close(),
  };
}

function narrowIntegers(row: unknown): void {
  if (typeof row !== 'object' || row === null) return;
  for (const [column, value] of Object.entries(row)) {
    if (typeof value === 'bigint' && !Object.hasOwn(moneyColumns, column))
      Reflect.set(row, column, Number(value));
  }
}

/** Inserts one row; columns left out take their defaults. Answers its identity. */
export function insertRow<Table extends keyof OtomaxTables>(
  db: Connection,
  table: Table,
  row: { [Column in keyof OtomaxTables[Table]]?: Value },
): number {
  const columns = Object.keys(row);
  const values = Object.values<unknown>(row).map(toValue);
  return db.run(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    ...values,
  ).id;
}

function toValue(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  throw new TypeError(`Cannot store a ${typeof value}`);
}
