import type { ApprovalKey } from '@hexaflate/contract';
import type { ApprovalKeyTable, Store } from '@hexaflate/store';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { tellPin } from '../pin/tell-pin.ts';
import { liveKeys } from './live-keys.ts';

/** What may approve an agent's sales beside his PIN, the newest first; and whether the operator allows any. */
export async function listKeys(
  context: Context,
  session: AgentSession,
): Promise<{ items: ApprovalKey[]; allowed: boolean }> {
  const rows = await liveKeys(context.store, session.agentCode)
    .selectAll('k')
    .orderBy('k.created_at', 'desc')
    .execute();
  return {
    items: rows.map((row) => presentKey(row, session)),
    allowed: context.settings.get('pin.keysAllowed'),
  };
}

/** Takes a key away and tells the agent's devices. Throws `approval.notFound`. */
export async function removeKey(context: Context, session: AgentSession, id: string): Promise<void> {
  const removed = await context.store
    .deleteFrom('approval_key')
    .where('id', '=', id)
    .where('agent_code', '=', session.agentCode)
    .returning('name')
    .executeTakeFirst();
  if (!removed) throw new AppError('approval.notFound');
  await tellPin(context, session.agentCode, 'approvalKey.removed', `${id}:${context.now()}`, {
    device: removed.name,
  });
}

/** Throws `approval.off` where the operator allows no keys, `approval.tooMany` when an agent has as many as he may. */
export async function refuseMoreKeys(
  { settings }: Context,
  store: Pick<Store, 'selectFrom'>,
  agentCode: string,
): Promise<void> {
  const limits = await settings.exact();
  if (!limits.get('pin.keysAllowed')) throw new AppError('approval.off');
  const { count } = await liveKeys(store, agentCode)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const most = limits.get('pin.keysPerAgent');
  if (Number(count) >= most) throw new AppError('approval.tooMany', { most });
}

export function presentKey(row: ApprovalKeyTable, session: AgentSession): ApprovalKey {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    here: row.session_id === session.id,
    createdAt: new Date(row.created_at).toISOString(),
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at).toISOString(),
  };
}
