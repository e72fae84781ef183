import type { Database } from 'bun:sqlite';
import { bunSqliteDialect } from '@hexaflate/sqlite';
import type { Dialect } from 'kysely';
import { moneyColumns } from '../tables.ts';

export { isBusy } from '@hexaflate/sqlite';

export interface SandboxConnection {
  /** Opens the connection with bigints; called once, before the first statement. */
  open: () => Database;
  /** Told about every statement before it runs. */
  onStatement?: ((sql: string) => void) | undefined;
  /** Longest wait of a write transaction for another process's, in milliseconds. */
  writeWaitMs?: number | undefined;
}

/** Kysely over one connection, in which columns named as money come out as bigint. */
export function sandboxKysely({ open, onStatement, writeWaitMs }: SandboxConnection): Dialect {
  return bunSqliteDialect({
    open,
    onStatement,
    writeWaitMs,
    bigintColumns: new Set(Object.keys(moneyColumns)),
  });
}
