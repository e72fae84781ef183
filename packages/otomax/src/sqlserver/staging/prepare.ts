import { type Kysely, sql } from 'kysely';
import type { OtomaxTables } from '../../tables.ts';
import { canonicalColumns, knownColumns } from '../columns.ts';
import type { SqlSession } from '../connection.ts';
import { planUninstall } from '../install/plan.ts';
import { readState } from '../install/state.ts';
import { isMoneyType, TypedValue } from '../parameters.ts';
import { createStaging, MARKER, stagingTables } from './tables.ts';

/** SQL Server takes 2,100 parameters and 1,000 rows in one insert. */
const MAX_PARAMETERS = 2000;
const MAX_ROWS = 200;

/** The database holds tables that were not made here. */
export class NotEmptyError extends Error {
  override name = 'NotEmptyError';
}

/**
 * Makes the database a staging Otomax: its tables, filled with the rows of `source`. A database made here before is
 * emptied first. Throws NotEmptyError on any other that is not empty: it might be somebody's business.
 */
export async function prepareStaging(session: SqlSession, source: Kysely<OtomaxTables>): Promise<void> {
  const { rows } = await session.batch<{ name: string }>(
    "select t.name as [name] from sys.tables t join sys.schemas s on s.schema_id = t.schema_id where s.name = 'dbo'",
  );
  const there = new Set(rows.map(({ name }) => name.toLowerCase()));
  if (there.size > 0 && !there.has(MARKER)) {
    throw new NotEmptyError('This database has tables of its own; a staging Otomax wants an empty one');
  }
  if (!there.has(MARKER))
    await session.batch(`create table [dbo].[${MARKER}] ([made_at] datetime2(3) not null)`);
  for (const { sql: statement } of planUninstall(await readState(session))) await session.batch(statement);
  for (const table of stagingTables.filter((name) => there.has(name))) {
    await session.batch(`drop table [dbo].[${table}]`);
  }
  for (const statement of createStaging) await session.batch(statement);
  for (const table of stagingTables) await copyTable(session, source, table);
}

async function copyTable(session: SqlSession, source: Kysely<OtomaxTables>, table: string): Promise<void> {
  const types = canonicalColumns.types.get(table) ?? new Map<string, string>();
  const definitions = Object.entries(knownColumns).find(([name]) => name === table)?.[1] ?? {};
  const identity = Object.values(definitions).some((definition) => String(definition).includes('identity'));
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(source);
  const columns = [...types.keys()];
  const size = Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS / columns.length));
  const into = `insert into [dbo].[${table}] (${columns.map((name) => `[${name}]`).join(', ')}) values `;
  for (let start = 0; start < rows.length; start += size) {
    const parameters: TypedValue[] = [];
    const values = rows.slice(start, start + size).map((row) => {
      const places = columns.map((column) => {
        const type = types.get(column) ?? 'varchar';
        const place = `@${parameters.push(new TypedValue(type, row[column]))}`;
        return isMoneyType(type) ? `cast(${place} as money)` : place;
      });
      return `(${places.join(', ')})`;
    });
    const insert = into + values.join(', ');
    await session.run(
      identity
        ? `set identity_insert [dbo].[${table}] on; ${insert}; set identity_insert [dbo].[${table}] off`
        : insert,
      parameters,
    );
  }
}
