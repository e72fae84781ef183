import type { PinChangeTable, StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { changeByAttempt, writeAsked } from './change-journal.ts';
import { closeChange, followChange, sendChange } from './drive-change.ts';

interface Wanted {
  attemptId: string;
  kind: 'change' | 'reset';
  newPin: string;
}

/**
 * Has Otomax change a PIN, once per attempt id: writes the change down and sends it. The caller has made sure that this
 * is the agent himself, or does so in `prove`, in the transaction of writing it down. Throws `pin.changing` while another
 * change of his is underway.
 */
export async function askChange(
  context: Context,
  session: AgentSession,
  { attemptId, kind, newPin }: Wanted,
  prove?: (transaction: Transaction<StoreTables>) => Promise<void>,
): Promise<PinChangeTable> {
  const change: PinChangeTable = {
    id: Bun.randomUUIDv7(),
    agent_code: session.agentCode,
    attempt_id: attemptId,
    kind,
    session_id: session.id,
    device_name: session.deviceName,
    state: 'asked',
    failure: null,
    inbox_code: null,
    asked_at: context.now(),
    final_at: null,
    version: 1,
  };
  if (!(await writeAsked(context, change, prove))) {
    const earlier = await changeByAttempt(context.store, session.agentCode, attemptId);
    if (earlier) return resumeChange(context, session, earlier, newPin);
    throw new AppError('pin.changing');
  }
  // A sale that is written down but not sent yet would reach Otomax behind the change, with the PIN from before. It
  // looks for a change after it was written down, so one of both sees the other.
  if (await hasUnsentSale(context, session.agentCode)) return closeChange(context, change, 'saleUnderway');
  return followChange(context, await sendChange(context, change, newPin));
}

/**
 * The same attempt again: what happened, or the sending of it where it was interrupted. Only the session that began may
 * go on, since whoever goes on says which PIN it will be. Throws `pin.changing` for another.
 */
export async function resumeChange(
  context: Context,
  session: AgentSession,
  change: PinChangeTable,
  newPin: string,
): Promise<PinChangeTable> {
  if (change.state !== 'asked') return followChange(context, change);
  if (change.session_id !== session.id) throw new AppError('pin.changing');
  return followChange(context, await sendChange(context, change, newPin));
}

async function hasUnsentSale({ store }: Context, agentCode: string): Promise<boolean> {
  const sale = await store
    .selectFrom('orders')
    .select('id')
    .where('agent_code', '=', agentCode)
    .where('state', '=', 'accepted')
    .limit(1)
    .executeTakeFirst();
  return sale !== undefined;
}
