import type { Database } from 'bun:sqlite';
import { moneyColumns, type OtomaxTables } from '../../../tables.ts';

type Value = string | number | bigint | null;

/** A test's own hands on the tables of a database that was opened with `safeIntegers`: at once, in plain SQL. */
export interface Tables {
  all<Result>(sql: string, ...values: Value[]): Result[];
  get<Result>(sql: string, ...values: Value[]): Result | undefined;
  run(sql: string, ...values: Value[]): void;
  /** Inserts one row; columns left out take their defaults. Answers its identity. */
  insert<Table extends keyof OtomaxTables>(
    table: Table,
    row: { [Column in keyof OtomaxTables[Table]]?: Value },
  ): number;
}

/** Rows come as the engine sees them: money as scaled bigint, other integers as number. */
export function tablesOf(database: Database): Tables {
  const all = <Result>(sql: string, ...values: Value[]) => {
    const rows = database.query<Result, Value[]>(sql).all(...values);
    for (const row of rows) narrowIntegers(row);
    return rows;
  };
  return {
    all,
    get: <Result>(sql: string, ...values: Value[]) => all<Result>(sql, ...values)[0],
    run: (sql, ...values) => void database.query<unknown, Value[]>(sql).run(...values),
    insert: (table, row) => {
      const columns = Object.keys(row);
      const values = Object.values<unknown>(row).map(toValue);
      const places = columns.map(() => '?').join(', ');
      const insert = `insert into ${table} (${columns.join(', ')}) values (${places})`;
      return Number(database.query<unknown, Value[]>(insert).run(...values).lastInsertRowid);
    },
  };
}

function narrowIntegers(row: unknown): void {
  if (typeof row !== 'object' || row === null) return;
  for (const [column, value] of Object.entries(row)) {
    if (typeof value === 'bigint' && !Object.hasOwn(moneyColumns, column))
      Reflect.set(row, column, Number(value));
  }
}

function toValue(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  throw new TypeError(`Cannot store a ${typeof value}`);
}
