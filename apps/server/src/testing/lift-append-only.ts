import { sql } from 'kysely';
import type { TestServer } from './context.ts';

/** Takes away what keeps the trail's rows from being changed, as somebody who owns the database could. */
export async function liftAppendOnly({ context: { store, config } }: TestServer): Promise<void> {
  const triggers =
    config.databaseUrl === undefined
      ? ['drop trigger audit_entry_no_update', 'drop trigger audit_entry_no_delete']
      : ['drop trigger audit_entry_no_change on audit_entry'];
  for (const statement of triggers) await sql.raw(statement).execute(store);
}
