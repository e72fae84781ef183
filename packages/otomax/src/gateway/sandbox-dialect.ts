import { sql } from 'kysely';
import { WIB_OFFSET_MINUTES } from '../local-time.ts';
import type { SqlDialect } from './context.ts';

/** The few expressions that only SQLite understands. */
export const sandboxDialect: SqlDialect = {
  driver: 'sandbox',
  utcOffsetMinutes: WIB_OFFSET_MINUTES,
  hourOf: (column) => sql<number>`cast(substr(${sql.ref(column)}, 12, 2) as integer)`,
  lengthOf: (column) => sql<number>`length(${sql.ref(column)})`,
  queueOrder: sql`rowid`,
  insertInbox: async (writer, row) => {
    const { kode } = await writer.insertInto('inbox').values(row).returning('kode').executeTakeFirstOrThrow();
    return kode;
  },
};
