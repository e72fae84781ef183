import { type Columns, canonicalColumns, knownColumns, placeOf, type RenamedColumns } from './columns.ts';
import type { SqlSession } from './connection.ts';

/** A column as the server tells it. */
export interface FoundColumn {
  schema: string;
  table: string;
  column: string;
  type: string;
  /** Bytes; -1 is `max`. */
  length: number;
  nullable: boolean;
  identity: boolean;
  hasDefault: boolean;
  /** The server fills it by itself: computed, or a row version. */
  generated: boolean;
}

export const COLUMNS_SQL = `select s.name as [schema], t.name as [table], c.name as [column], y.name as [type],
  cast(c.max_length as int) as [length], cast(c.is_nullable as int) as [nullable],
  cast(c.is_identity as int) as [identity], case when c.default_object_id <> 0 then 1 else 0 end as [hasDefault],
  case when c.is_computed = 1 or y.name in ('timestamp', 'rowversion') then 1 else 0 end as [generated]
from sys.columns c
join sys.tables t on t.object_id = c.object_id
join sys.schemas s on s.schema_id = t.schema_id
join sys.types y on y.user_type_id = c.user_type_id
where s.name in ('dbo', 'hexaflate')`;

/** Rounded to a quarter of an hour: the two clocks are read one after the other. */
export const OFFSET_SQL = 'select datediff(minute, sysutcdatetime(), getdate()) as [minutes]';

/** Minutes that GETDATE() is ahead of UTC. */
export async function measureOffset(session: SqlSession): Promise<number> {
  const { rows } = await session.run<{ minutes: number }>(OFFSET_SQL, []);
  return Math.round((rows[0]?.minutes ?? 0) / 15) * 15;
}

type Flag = 'nullable' | 'identity' | 'hasDefault' | 'generated';

export async function findColumns(session: SqlSession): Promise<FoundColumn[]> {
  const { rows } = await session.run<Omit<FoundColumn, Flag> & Record<Flag, number>>(COLUMNS_SQL, []);
  return rows.map((row) => ({
    ...row,
    nullable: row.nullable === 1,
    identity: row.identity === 1,
    hasDefault: row.hasDefault === 1,
    generated: row.generated === 1,
  }));
}

/** The columns of one table, whatever the case of its name. */
export function columnsOfTable(
  found: readonly FoundColumn[],
  schema: string,
  table: string,
): readonly FoundColumn[] {
  return found.filter(
    (column) => column.schema.toLowerCase() === schema && column.table.toLowerCase() === table,
  );
}

/**
 * The columns of this installation: its own types, which known ones it lacks, and which it calls otherwise. Absent tables
 * are left as known.
 */
export function columnsOf(found: readonly FoundColumn[], renamed: RenamedColumns): Columns {
  const byTable = Map.groupBy(found, ({ schema, table }) => `${schema}.${table}`.toLowerCase());
  const types = new Map<string, ReadonlyMap<string, string>>();
  const absent = new Map<string, ReadonlySet<string>>();
  for (const [table, known] of canonicalColumns.types) {
    const { schema, name } = placeOf(table);
    const columns = byTable.get(`${schema}.${name}`);
    if (!columns) {
      types.set(table, known);
      continue;
    }
    const real = new Map(columns.map((column) => [column.column.toLowerCase(), typeText(column)]));
    const nameOf = (column: string) => renamed.get(table)?.get(column)?.toLowerCase() ?? column;
    types.set(table, new Map([...known].map(([column, type]) => [column, real.get(nameOf(column)) ?? type])));
    absent.set(table, new Set([...known.keys()].filter((column) => !real.has(nameOf(column)))));
  }
  return { types, absent, renamed };
}

/** Known tables that are not there. */
export function absentTables(found: readonly FoundColumn[]): string[] {
  const there = new Set(found.map(({ schema, table }) => `${schema}.${table}`.toLowerCase()));
  return Object.keys(knownColumns).filter((table) => {
    const { schema, name } = placeOf(table);
    return !there.has(`${schema}.${name}`);
  });
}

function typeText({ type, length }: FoundColumn): string {
  const name = type.toLowerCase();
  if (name === 'text' || name === 'ntext') return name === 'text' ? 'varchar(max)' : 'nvarchar(max)';
  if (name === 'varchar' || name === 'char') return `${name}(${length === -1 ? 'max' : length})`;
  if (name === 'nvarchar' || name === 'nchar') return `${name}(${length === -1 ? 'max' : length / 2})`;
  return name;
}
