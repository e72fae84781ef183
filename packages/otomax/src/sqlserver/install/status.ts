import type { SqlSession } from '../connection.ts';
import type { SqlServerSettings } from '../settings.ts';
import { isInstalled, readState } from './state.ts';

export const QUEUE_SQL =
  'select count(*) as [waiting], datediff(second, min([at]), sysutcdatetime()) as [oldest] from [hexaflate].[queue] with (readpast)';

/** What stands there of ours and how far behind the queue is. Answers true when nothing is lacking. */
export async function tellStatus(
  session: SqlSession,
  { settings, say }: { settings: Pick<SqlServerSettings, 'changes'>; say: (text: string) => void },
): Promise<boolean> {
  const { changes } = settings;
  const state = await readState(session);
  say(
    `schema ${state.schema ? 'yes' : 'no'}, version ${state.version ?? '-'}, changes by ${changes}, triggers ${state.triggers.size} of ${state.present.size}`,
  );
  if (!isInstalled(state, changes)) return false;
  if (changes === 'polling') return state.triggers.size === 0;
  const { rows } = await session.run<{ waiting: number; oldest: number | null }>(QUEUE_SQL, []);
  say(`queue ${rows[0]?.waiting ?? 0} waiting, oldest ${rows[0]?.oldest ?? 0} s`);
  return state.triggers.size === state.present.size;
}
