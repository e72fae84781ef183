import { type Kysely, sql } from 'kysely';
import { firstTables } from './migrations/0001-first-tables.ts';
import type { MigrationTable, StoreTables } from './tables.ts';

interface Migration {
  number: number;
  name: string;
  statements: readonly string[];
}

/** In order; a number is never reused and a released migration never edited. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'first-tables', statements: firstTables },
];

/**
 * Brings the store to the newest schema, each migration in a transaction of its own together with its mark, so that
 * a crash half-way leaves a whole number of them. Throws when the store was written by a newer version.
 */
export async function migrate(store: Kysely<StoreTables>, now: () => number): Promise<void> {
  const db = store.withTables<{ migration: MigrationTable }>();
  await sql`create table if not exists migration (number integer primary key, name text not null, applied_at bigint not null)`.execute(
    db,
  );
  for (const migration of migrations) {
    await db.transaction().execute(async (transaction) => {
      const done = await transaction
        .selectFrom('migration')
        .select('number')
        .where('number', '=', migration.number)
        .executeTakeFirst();
      if (done) return;
      for (const statement of migration.statements) await sql.raw(statement).execute(transaction);
      await transaction
        .insertInto('migration')
        .values({ number: migration.number, name: migration.name, applied_at: now() })
        .execute();
    });
  }
  const newest = await db
    .selectFrom('migration')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const known = migrations.at(-1)?.number ?? 0;
  if (newest && newest.number > known) {
    throw new Error(
      `The store is at migration ${newest.number}, this version knows ${known}. Install the newer version again.`,
    );
  }
}
