import type { OwnDataExport } from '@hexaflate/contract';
import { type OwnDataExportTable, takeTurn } from '@hexaflate/store';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';

const DAY_MS = 86_400_000;

/**
 * Notes that an agent wants a copy of his data. One that is being written already is the answer; a finished one that
 * was not fetched is replaced. Throws `export.tooMany` beyond the operator's number in 24 hours.
 */
export async function askExport(
  context: Context,
  session: Pick<AgentSession, 'id' | 'agentCode'>,
): Promise<OwnDataExport> {
  const now = context.now();
  const { agentCode } = session;
  const row = await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, `own data ${agentCode}`);
    const limits = await context.settings.exact(transaction);
    const earlier = await transaction
      .selectFrom('own_data_export')
      .selectAll()
      .where('agent_code', '=', agentCode)
      .where('asked_at', '>', now - DAY_MS)
      .orderBy('asked_at', 'desc')
      .execute();
    const running = earlier.find(({ state, session_id }) => isRunning(state) && session_id === session.id);
    if (running) return running;
    const most = limits.get('ownData.exportsPerDay');
    if (earlier.length >= most) throw new AppError('export.tooMany', { most });
    await transaction
      .updateTable('own_data_export')
      .set({ state: 'expired' })
      .where('agent_code', '=', agentCode)
      .where('state', 'in', ['waiting', 'writing', 'ready'])
      .execute();
    const asked: OwnDataExportTable = {
      id: Bun.randomUUIDv7(),
      agent_code: agentCode,
      session_id: session.id,
      state: 'waiting',
      run: null,
      run_at: null,
      bytes: null,
      asked_at: now,
      ready_at: null,
      expires_at: null,
      fetched_at: null,
    };
    await transaction.insertInto('own_data_export').values(asked).execute();
    return asked;
  });
  return present(row, session);
}

/** The newest copy that an agent asked for, or null. */
export async function newestExport(
  context: Context,
  session: Pick<AgentSession, 'id' | 'agentCode'>,
): Promise<OwnDataExport | null> {
  const row = await context.store
    .selectFrom('own_data_export')
    .selectAll()
    .where('agent_code', '=', session.agentCode)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const over = row.state === 'ready' && (row.expires_at ?? 0) <= context.now();
  return present(over ? { ...row, state: 'expired' } : row, session);
}

function isRunning(state: OwnDataExportTable['state']): boolean {
  return state === 'waiting' || state === 'writing';
}

function present(row: OwnDataExportTable, session: Pick<AgentSession, 'id'>): OwnDataExport {
  return {
    id: row.id,
    state: row.state === 'waiting' || row.state === 'writing' ? 'preparing' : row.state,
    askedAt: new Date(row.asked_at).toISOString(),
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at).toISOString(),
    bytes: row.bytes,
    here: row.session_id === session.id,
  };
}
