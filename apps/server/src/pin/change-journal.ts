import {
  isUniqueViolation,
  type PinChangeTable,
  type Place,
  prepared,
  type Store,
  type StoreTables,
} from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { clearLadder } from './ladder.ts';
import { settleResetStart } from './reset-starts.ts';
import { showPin, tellPin } from './tell-pin.ts';

const UNDERWAY = ['asked', 'sent'] as const;

export function changeByAttempt(
  store: Store,
  agentCode: string,
  attemptId: string,
): Promise<PinChangeTable | undefined> {
  return store
    .selectFrom('pin_change')
    .selectAll()
    .where('agent_code', '=', agentCode)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst();
}

export function changeById(store: Store, id: string): Promise<PinChangeTable | undefined> {
  return store.selectFrom('pin_change').selectAll().where('id', '=', id).executeTakeFirst();
}

const underwayRow = prepared((store: Store, place: Place<{ agentCode: string }>) =>
  store
    .selectFrom('pin_change')
    .selectAll()
    .where('agent_code', '=', place('agentCode'))
    .where('state', 'in', UNDERWAY),
);

/** The change of an agent's PIN that is asked for or sent and not answered yet; there is never more than one. */
export async function changeUnderway(store: Store, agentCode: string): Promise<PinChangeTable | undefined> {
  return (await underwayRow(store, { agentCode }))[0];
}

/**
 * Writes a change down before anything is said to Otomax, together with what `prove` does. False when the attempt is
 * taken, or another change is underway; then nothing was done.
 */
export async function writeAsked(
  context: Context,
  change: PinChangeTable,
  prove?: (transaction: Transaction<StoreTables>) => Promise<void>,
): Promise<boolean> {
  try {
    await context.store.transaction().execute(async (transaction) => {
      await transaction.insertInto('pin_change').values(change).execute();
      await prove?.(transaction);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
  return true;
}

/**
 * Moves a change on if nobody did since it was read, and tells everyone. A finished reset opens the PIN again in the
 * same transaction. Answers the change as it stands.
 */
export async function advanceChange(
  context: Context,
  change: PinChangeTable,
  moved: Pick<PinChangeTable, 'state'> & Partial<Pick<PinChangeTable, 'failure' | 'inbox_code'>>,
): Promise<PinChangeTable> {
  const now = context.now();
  const isFinal = moved.state === 'done' || moved.state === 'refused';
  const row = await context.store.transaction().execute(async (transaction) => {
    const updated = await transaction
      .updateTable('pin_change')
      .set({ ...moved, version: change.version + 1, ...(isFinal ? { final_at: now } : {}) })
      .where('id', '=', change.id)
      .where('version', '=', change.version)
      .returningAll()
      .executeTakeFirst();
    if (updated?.state === 'done') {
      await clearLadder(transaction, updated.agent_code);
      await settleResetStart(transaction, updated.agent_code, now);
    }
    return updated;
  });
  if (!row) return (await changeById(context.store, change.id)) ?? change;
  context.orderSignals.changed(row.id);
  context.log.info({ agent: row.agent_code, kind: row.kind, state: row.state }, 'change of a PIN');
  if (row.state === 'done')
    await tellPin(context, row.agent_code, row.kind === 'reset' ? 'pin.reset' : 'pin.changed', row.id, {
      device: row.device_name,
    });
  else showPin(context, row.agent_code);
  return row;
}
