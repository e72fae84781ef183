import { type Kysely, sql } from 'kysely';
import { fromLocalText, toLocalText, WIB_OFFSET_MINUTES } from '../../local-time.ts';
import type { OtomaxTables } from '../../tables.ts';
import { canonicalColumns, knownColumns } from '../columns.ts';
import type { SqlSession } from '../connection.ts';
import { planUninstall } from '../install/plan.ts';
import { readState } from '../install/state.ts';
import { isMoneyType, TypedValue } from '../parameters.ts';
import { refuseForeign, stagingState } from './state.ts';
import { createIndexes, createMarker, createTables, finishMarker, MARKER, stagingTables } from './tables.ts';

/** SQL Server takes 2,100 parameters and 1,000 rows in one insert. */
const MAX_PARAMETERS = 2000;
const MAX_ROWS = 200;

/**
 * Makes the database a staging Otomax: its tables, filled with the rows of `source`, a sandbox, whose times become
 * those of the server's zone. A database made here before is emptied first. Throws NotEmptyError on any other that is
 * not empty: it might be somebody's business. What was cut off is made again by the next call.
 */
export async function prepareStaging(
  session: SqlSession,
  source: Kysely<OtomaxTables>,
  utcOffsetMinutes: number,
): Promise<void> {
  const state = await stagingState(session);
  refuseForeign(state);
  await within(session, async () => {
    if (state !== 'empty') await session.batch(`drop table [dbo].[${MARKER}]`);
    await session.batch(createMarker);
  });
  for (const { sql: statement } of planUninstall(await readState(session))) await session.batch(statement);
  for (const table of stagingTables) {
    await session.batch(`if object_id('[dbo].[${table}]', 'U') is not null drop table [dbo].[${table}]`);
  }
  for (const statement of createTables) await session.batch(statement);
  for (const table of stagingTables)
    await within(session, () => copyTable(session, source, table, utcOffsetMinutes));
  for (const statement of createIndexes) await session.batch(statement);
  await session.batch(finishMarker);
}

async function within(session: SqlSession, work: () => Promise<void>): Promise<void> {
  await session.begin();
  try {
    await work();
    await session.commit();
  } catch (error) {
    // The next call makes it again in any case.
    if (session.alive()) await session.rollback().catch(() => session.close());
    throw error;
  }
}

interface Column {
  name: string;
  type: string;
}

async function copyTable(
  session: SqlSession,
  source: Kysely<OtomaxTables>,
  table: string,
  utcOffsetMinutes: number,
): Promise<void> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(source);
  const { columns, identity } = columnsToCopy(table, rows);
  if (columns.length === 0) return;
  const size = Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS / columns.length));
  const into = `insert into [dbo].[${table}] (${columns.map(({ name }) => `[${name}]`).join(', ')}) values `;
  for (let start = 0; start < rows.length; start += size) {
    const parameters: TypedValue[] = [];
    const values = rows.slice(start, start + size).map((row) => {
      const places = columns.map(({ name, type }) => {
        const value = type === 'datetime' ? inZone(row[name], utcOffsetMinutes) : row[name];
        const place = `@${parameters.push(new TypedValue(type, value))}`;
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

/** Those that hold anything: a column that is null everywhere would only cost parameters, unless it has a default. */
function columnsToCopy(
  table: string,
  rows: readonly Record<string, unknown>[],
): { columns: Column[]; identity: boolean } {
  const types = canonicalColumns.types.get(table) ?? new Map<string, string>();
  const definitions = new Map(
    Object.entries(Object.entries(knownColumns).find(([name]) => name === table)?.[1] ?? {}),
  );
  const columns = [...types].flatMap(([name, type]) => {
    const wanted =
      String(definitions.get(name)).includes('default') || rows.some((row) => (row[name] ?? null) !== null);
    return rows.length > 0 && wanted ? [{ name, type }] : [];
  });
  return { columns, identity: [...definitions.values()].some((text) => String(text).includes('identity')) };
}

function inZone(value: unknown, utcOffsetMinutes: number): unknown {
  if (typeof value !== 'string' || utcOffsetMinutes === WIB_OFFSET_MINUTES) return value;
  return toLocalText(fromLocalText(value), utcOffsetMinutes);
}
