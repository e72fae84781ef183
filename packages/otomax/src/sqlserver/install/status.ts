import type { SqlSession } from '../connection.ts';
import { COST_SQL, pollingCost } from '../polling/cost.ts';
import { masterSources } from '../polling/masters.ts';
import type { SqlServerSettings } from '../settings.ts';
import { isInstalled, readState, untold } from './state.ts';

export const QUEUE_SQL =
  'select count(*) as [waiting], datediff(second, min([at]), sysutcdatetime()) as [oldest] from [hexaflate].[queue] with (readpast)';

/** What stands there of ours and how far behind the queue is. Answers true when nothing is lacking. */
export async function tellStatus(
  session: SqlSession,
  { settings, say }: { settings: Pick<SqlServerSettings, 'changes'>; say: (text: string) => void },
): Promise<boolean> {
  const { changes } = settings;
  const state = await readState(session);
  const told = state.present.size - untold(state).length;
  say(
    `schema ${state.schema ? 'yes' : 'no'}, version ${state.version ?? '-'}, changes by ${changes}, triggers ${told} of ${state.present.size}`,
  );
  if (!isInstalled(state, changes)) return false;
  if (changes === 'polling') {
    await tellCost(session, state.present, say);
    return state.triggers.size === 0;
  }
  if (state.idle.size > 0)
    say(`trigger yang tidak bekerja / triggers that do not work: ${[...state.idle].sort().join(', ')}`);
  const { rows } = await session.run<{ waiting: number; oldest: number | null }>(QUEUE_SQL, []);
  say(`queue ${rows[0]?.waiting ?? 0} waiting, oldest ${rows[0]?.oldest ?? 0} s`);
  return told === state.present.size;
}

async function tellCost(
  session: SqlSession,
  present: ReadonlySet<string>,
  say: (text: string) => void,
): Promise<void> {
  const tables = masterSources.map(({ table }) => table).filter((table) => present.has(table));
  const [counts] = (await session.run<Record<string, number>>(COST_SQL(tables), [])).rows;
  const cost = pollingCost(new Map(Object.entries(counts ?? {})));
  const [statements, rows] = [cost.statementsPerSecond.toFixed(1), Math.round(cost.rowsPerSecond)];
  say(
    `biaya tanpa trigger: sekitar ${statements} perintah dan ${rows} baris per detik; baris baru terlihat dalam ${cost.eventSeconds} detik, harga dan data agen dalam ${Math.ceil(cost.masterSeconds)} detik`,
  );
  say(
    `cost without triggers: about ${statements} statements and ${rows} rows a second; new rows are seen within ${cost.eventSeconds} s, prices and agents within ${Math.ceil(cost.masterSeconds)} s`,
  );
}
