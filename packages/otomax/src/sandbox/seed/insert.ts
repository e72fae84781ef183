import type { Database, SQLQueryBindings } from 'bun:sqlite';
import type { Insertable } from 'kysely';
import type { OtomaxTables } from '../../tables.ts';

/**
 * A prepared insert into one of Otomax's tables. Takes exactly the named columns, so that the statement can be
 * prepared once and run for tens of thousands of rows.
 */
export function createInserter<
  Table extends keyof OtomaxTables,
  Column extends keyof Insertable<OtomaxTables[Table]> & string,
>(
  database: Database,
  table: Table,
  columns: readonly Column[],
): (row: Pick<Insertable<OtomaxTables[Table]>, Column>) => void {
  const statement = database.prepare<unknown, SQLQueryBindings[]>(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  return (row) => {
    statement.run(...columns.map((column) => toBinding(row[column])));
  };
}

function toBinding(value: unknown): SQLQueryBindings {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  throw new TypeError(`Cannot seed a ${typeof value}`);
}
