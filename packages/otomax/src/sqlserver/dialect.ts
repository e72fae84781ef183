import { sql } from 'kysely';
import type { SqlDialect } from '../gateway/context.ts';
import { fromLocalText } from '../local-time.ts';
import { isWorthRepeating } from './errors.ts';

/** The few expressions that only SQL Server understands. Our own queue keeps UTC, whatever zone the server is in. */
export function sqlServerExpressions(utcOffsetMinutes: number): SqlDialect {
  return {
    driver: 'sqlserver',
    utcOffsetMinutes,
    longestMessage: null,
    // Through text: DATEPART on the stand-in shifts by the server's zone.
    hourOf: (column) =>
      sql<number>`cast(substring(convert(varchar(19), ${sql.ref(column)}, 120), 12, 2) as int)`,
    lengthOf: (column) => sql<number>`len(${sql.ref(column)})`,
    queueOrder: sql`"at", "id"`,
    queueTime: (text) => fromLocalText(text, 0),
    isWorthRepeating,
  };
}
