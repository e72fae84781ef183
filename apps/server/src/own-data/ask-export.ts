import type { OwnDataExport } from '@hexaflate/contract';
import { type OwnDataExportTable, takeTurn } from '@hexaflate/store';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { notify } from '../notify/notify.ts';
import { useProof } from '../proofs/use-proof.ts';

const DAY_MS = 86_400_000;

/**
 * Notes that an agent wants a copy of his data, and tells all his devices. With a proof it is whole and due at once;
 * by PIN alone it waits, and leaves out who he is. One that is on its way already is the answer; a finished one that was
 * not fetched is replaced. Throws `proof.required` and `proof.impossible` for a proof that does not stand,
 * `export.tooMany` beyond the operator's number in 24 hours.
 */
export async function askExport(
  context: Context,
  session: AgentSession,
  proofId: string | undefined,
): Promise<OwnDataExport> {
  const now = context.now();
  const { agentCode } = session;
  const { row, isNew } = await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, `own data ${agentCode}`);
    const limits = await context.settings.exact(transaction);
    const earlier = await transaction
      .selectFrom('own_data_export')
      .selectAll()
      .where('agent_code', '=', agentCode)
      .where((may) =>
        may.or([may('asked_at', '>', now - DAY_MS), may('state', 'in', ['waiting', 'writing'])]),
      )
      .orderBy('asked_at', 'desc')
      .execute();
    const running = earlier.find(({ state, session_id }) => isRunning(state) && session_id === session.id);
    if (running && (running.proved === 1 || proofId === undefined)) return { row: running, isNew: false };
    const most = limits.get('ownData.exportsPerDay');
    if (earlier.filter(({ asked_at }) => asked_at > now - DAY_MS).length >= most)
      throw new AppError('export.tooMany', { most });
    if (proofId !== undefined)
      await useProof(context, transaction, {
        id: proofId,
        session,
        purpose: 'account.export',
        subject: null,
      });
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
      device_name: session.deviceName,
      proved: proofId === undefined ? 0 : 1,
      due_at: proofId === undefined ? dueAt(now, limits.get('ownData.waitUnproved')) : null,
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
    return { row: asked, isNew: true };
  });
  if (isNew) await tell(context, row);
  return present(row, session, now);
}

function dueAt(now: number, waitMs: number): number | null {
  return waitMs === 0 ? null : now + waitMs;
}

async function tell(context: Context, row: OwnDataExportTable): Promise<void> {
  const due = row.due_at === null ? undefined : new Date(row.due_at).toISOString();
  await notify(context, {
    agentCode: row.agent_code,
    kind: 'ownData.asked',
    params: { device: row.device_name ?? '', ...(due && { due }) },
    orderId: null,
    dedupeKey: `ownData.asked:${row.id}`,
  });
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
  return row ? present(row, session, context.now()) : null;
}

function isRunning(state: OwnDataExportTable['state']): boolean {
  return state === 'waiting' || state === 'writing';
}

function stateOf({ state, due_at, expires_at }: OwnDataExportTable, now: number): OwnDataExport['state'] {
  if (state === 'waiting') return (due_at ?? 0) > now ? 'waiting' : 'preparing';
  if (state === 'writing') return 'preparing';
  return state === 'ready' && (expires_at ?? 0) <= now ? 'expired' : state;
}

function present(row: OwnDataExportTable, session: Pick<AgentSession, 'id'>, now: number): OwnDataExport {
  return {
    id: row.id,
    state: stateOf(row, now),
    dueAt: row.due_at === null ? null : new Date(row.due_at).toISOString(),
    whole: row.proved === 1,
    deviceName: row.device_name,
    askedAt: new Date(row.asked_at).toISOString(),
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at).toISOString(),
    bytes: row.bytes,
    here: row.session_id === session.id,
  };
}
