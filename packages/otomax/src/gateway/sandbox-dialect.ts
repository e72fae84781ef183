import { sql } from 'kysely';
import { fromLocalText, WIB_OFFSET_MINUTES } from '../local-time.ts';
import type { SqlDialect } from './context.ts';

/** The few expressions that only SQLite understands. */
export const sandboxDialect: SqlDialect = {
  driver: 'sandbox',
  utcOffsetMinutes: WIB_OFFSET_MINUTES,
  longestMessage: null,
  hourOf: (column) => sql<number>`cast(substr(${sql.ref(column)}, 12, 2) as integer)`,
  lengthOf: (column) => sql<number>`length(${sql.ref(column)})`,
  queueOrder: sql`rowid`,
  queueTime: (text) => fromLocalText(text),
  isWorthRepeating: () => false,
};
