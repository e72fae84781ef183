import type { ChangesMode } from '../../installation.ts';
import type { SqlSession } from '../connection.ts';
import {
  type FoundTrigger,
  type StandingTriggers,
  standingTriggers,
  TRIGGERS_SQL,
} from '../standing-triggers.ts';
import { INSTALLED_VERSION } from './objects.ts';
import { watchedTables } from './watched.ts';

/** What stands in the database, of ours and around it. */
export interface InstallState extends StandingTriggers {
  schema: boolean;
  tables: ReadonlySet<string>;
  /** Watched tables that exist. */
  present: ReadonlySet<string>;
  version: number | undefined;
}

const WATCHED = [...watchedTables.keys()].map((name) => `'${name}'`).join(', ');

export const STATE_SQL = {
  objects: `select 'schema' as [kind], s.name as [name] from sys.schemas s where s.name = 'hexaflate'
union all select 'table', t.name from sys.tables t join sys.schemas s on s.schema_id = t.schema_id where s.name = 'hexaflate'
union all select 'present', t.name from sys.tables t join sys.schemas s on s.schema_id = t.schema_id
  where s.name = 'dbo' and t.name in (${WATCHED})`,
  version: 'select max([version]) as [version] from [hexaflate].[version]',
};

export async function readState(session: SqlSession): Promise<InstallState> {
  const { rows } = await session.run<{ kind: string; name: string }>(STATE_SQL.objects, []);
  const { rows: triggers } = await session.run<FoundTrigger>(TRIGGERS_SQL, []);
  const named = (kind: string) =>
    new Set(rows.filter((row) => row.kind === kind).map((row) => row.name.toLowerCase()));
  const tables = named('table');
  const found = tables.has('version')
    ? await session.run<{ version: number | null }>(STATE_SQL.version, [])
    : undefined;
  return {
    schema: named('schema').size > 0,
    tables,
    ...standingTriggers(triggers),
    present: named('present'),
    version: found?.rows[0]?.version ?? undefined,
  };
}

/** Watched tables whose changes no working trigger of ours tells. */
export function untold({ present, triggers, idle }: InstallState): string[] {
  return [...present].filter((table) => {
    const name = `hexaflate_${table}`;
    return !triggers.has(name) || idle.has(name);
  });
}

/** Everything of ours that this way of learning of changes needs is there, in this program's version. */
export function isInstalled(state: InstallState, mode: ChangesMode): boolean {
  return (
    state.version === INSTALLED_VERSION &&
    state.tables.has('submission') &&
    (mode === 'polling' || state.tables.has('queue'))
  );
}
