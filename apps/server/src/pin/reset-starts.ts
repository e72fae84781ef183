import type { PinResetStartTable, Store } from '@hexaflate/store';
import type { Context } from '../context.ts';

/** The newest reset of an agent's PIN that an operator has started and that can still be finished. */
export function resetStarted(
  { store, now }: Pick<Context, 'store' | 'now'>,
  agentCode: string,
): Promise<PinResetStartTable | undefined> {
  return store
    .selectFrom('pin_reset_start')
    .selectAll()
    .where('agent_code', '=', agentCode)
    .where('used_at', 'is', null)
    .where('until', '>', now())
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What was started is over: the agent has a new PIN, or another start took its place. */
export async function settleResetStart(
  store: Pick<Store, 'updateTable'>,
  agentCode: string,
  at: number,
): Promise<void> {
  await store
    .updateTable('pin_reset_start')
    .set({ used_at: at })
    .where('agent_code', '=', agentCode)
    .where('used_at', 'is', null)
    .execute();
}
