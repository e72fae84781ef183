import type { SqlSession } from '../connection.ts';
import { MARKER, STAGING_VERSION } from './tables.ts';

/**
 * What a database is to us: `foreign` has something in it and was not made here, so that nobody of ours may write to
 * it; `unfinished` was being made here when that was cut off; `whole` was made here.
 */
export type StagingState = 'empty' | 'foreign' | 'unfinished' | 'whole';

/** The database holds tables that were not made here. */
export class NotEmptyError extends Error {
  override name = 'NotEmptyError';
}

/** Throws NotEmptyError on a database that is none of ours. */
export function refuseForeign(state: StagingState): void {
  if (state !== 'foreign') return;
  throw new NotEmptyError(
    'Database ini sudah berisi; Otomax staging hanya dibuat di database kosong. Tidak ada yang diubah. / This database holds something; a staging Otomax is only made in an empty one. Nothing was changed.',
  );
}

const OBJECTS_SQL = `select s.name as [schema], o.name as [name] from sys.objects o
  join sys.schemas s on s.schema_id = o.schema_id
where o.is_ms_shipped = 0 and o.type in ('U', 'V', 'P') and s.name not in ('sys', 'information_schema')`;

/** Reads which of them it is. */
export async function stagingState(session: SqlSession): Promise<StagingState> {
  const { rows } = await session.batch<{ schema: string; name: string }>(OBJECTS_SQL);
  const marked = rows.some(
    ({ schema, name }) => schema.toLowerCase() === 'dbo' && name.toLowerCase() === MARKER,
  );
  if (!marked) return rows.length === 0 ? 'empty' : 'foreign';
  const marks = await session.batch<{ version?: number }>(`select * from [dbo].[${MARKER}]`);
  return marks.rows.some(({ version }) => version === STAGING_VERSION) ? 'whole' : 'unfinished';
}
