import { type Kysely, sql, type Transaction } from 'kysely';
import { firstTables } from './migrations/0001-first-tables.ts';
import { formatConfirmations } from './migrations/0002-format-confirmations.ts';
import { settings } from './migrations/0003-settings.ts';
import { audit } from './migrations/0004-audit.ts';
import { operators } from './migrations/0005-operators.ts';
import { secondFactor } from './migrations/0006-second-factor.ts';
import { owedNews } from './migrations/0007-owed-news.ts';
import { deviceKeys } from './migrations/0008-device-keys.ts';
import { proofs } from './migrations/0009-proofs.ts';
import { pin } from './migrations/0010-pin.ts';
import { identityDocuments } from './migrations/0011-identity-documents.ts';
import { waysIn } from './migrations/0012-ways-in.ts';
import { appendOnlyAudit, operatorProtection } from './migrations/0013-operator-protection.ts';
import { accounts } from './migrations/0014-accounts.ts';
import { fraud } from './migrations/0015-fraud.ts';
import { copiesAndMovements } from './migrations/0016-copies-and-movements.ts';
import { wrongPins } from './migrations/0017-wrong-pins.ts';
import type { MigrationTable, StoreTables } from './tables.ts';
import { isPostgres, takeTurn } from './turn.ts';

interface Migration {
  number: number;
  name: string;
  statements: readonly string[];
  /** What the engines say differently, after those. */
  sqlite?: readonly string[];
  postgres?: readonly string[];
}

/** In order; a number is never reused and a released migration never edited. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'first-tables', statements: firstTables },
  { number: 2, name: 'format-confirmations', statements: formatConfirmations },
  { number: 3, name: 'settings', statements: settings },
  { number: 4, name: 'audit', statements: audit },
  { number: 5, name: 'operators', statements: operators },
  { number: 6, name: 'second-factor', statements: secondFactor },
  { number: 7, name: 'owed-news', statements: owedNews },
  { number: 8, name: 'device-keys', statements: deviceKeys },
  { number: 9, name: 'proofs', statements: proofs },
  { number: 10, name: 'pin', statements: pin },
  { number: 11, name: 'identity-documents', statements: identityDocuments },
  { number: 12, name: 'ways-in', statements: waysIn },
  { number: 13, name: 'operator-protection', statements: operatorProtection, ...appendOnlyAudit },
  { number: 14, name: 'accounts', statements: accounts },
  { number: 15, name: 'fraud', statements: fraud },
  { number: 16, name: 'copies-and-movements', statements: copiesAndMovements },
  { number: 17, name: 'wrong-pins', statements: wrongPins },
];

/**
 * Brings the store to the newest schema, each migration in a transaction of its own together with its mark, so that
 * a crash half-way leaves a whole number of them, and processes that start at once take turns. Throws when the store
 * was written by a newer version.
 */
export async function migrate(store: Kysely<StoreTables>, now: () => number): Promise<void> {
  const inTurn = <Result>(work: (transaction: Transaction<WithMigrations>) => Promise<Result>) =>
    store.transaction().execute(async (transaction) => {
      await takeTurn(transaction, 'migrations');
      return work(transaction.withTables<{ migration: MigrationTable }>());
    });
  await inTurn((transaction) =>
    sql`create table if not exists migration (number integer primary key, name text not null, applied_at bigint not null)`.execute(
      transaction,
    ),
  );
  const marked = await store
    .withTables<{ migration: MigrationTable }>()
    .selectFrom('migration')
    .select('number')
    .execute();
  const applied = new Set(marked.map(({ number }) => number));
  // What is missing now may be there when our turn has come; what is there stays.
  for (const migration of migrations.filter(({ number }) => !applied.has(number))) {
    await inTurn(async (transaction) => {
      const done = await transaction
        .selectFrom('migration')
        .select('number')
        .where('number', '=', migration.number)
        .executeTakeFirst();
      if (done) return;
      const own = isPostgres(store) ? migration.postgres : migration.sqlite;
      for (const statement of [...migration.statements, ...(own ?? [])])
        await sql.raw(statement).execute(transaction);
      if (isPostgres(store)) await orderTextBytewise(transaction, migration.statements);
      await transaction
        .insertInto('migration')
        .values({ number: migration.number, name: migration.name, applied_at: now() })
        .execute();
    });
  }
  const newest = await store
    .withTables<{ migration: MigrationTable }>()
    .selectFrom('migration')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const last = migrations.at(-1)?.number ?? 0;
  if (newest && newest.number > last) {
    throw new Error(
      `The store is at migration ${newest.number}, this version knows ${last}. Install the newer version again.`,
    );
  }
}

type WithMigrations = StoreTables & { migration: MigrationTable };

/**
 * Text in the tables that these statements made or changed is compared byte by byte, as SQLite does: a database's
 * language would order ids and cursors differently on each installation, and again after an update of its library.
 */
async function orderTextBytewise(
  transaction: Transaction<WithMigrations>,
  statements: readonly string[],
): Promise<void> {
  const tables = statements.flatMap(
    (statement) => /^\s*(?:create|alter) table (\w+)/.exec(statement)?.[1] ?? [],
  );
  if (tables.length === 0) return;
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns
    where table_schema = current_schema() and data_type = 'text' and collation_name is null
      and table_name in (${sql.join(tables)})`.execute(transaction);
  for (const [table, columns] of Map.groupBy(rows, (row) => row.table_name)) {
    const changes = columns.map(
      ({ column_name }) => sql`alter column ${sql.ref(column_name)} type text collate "C"`,
    );
    await sql`alter table ${sql.table(table)} ${sql.join(changes)}`.execute(transaction);
  }
}
