import type { PinChangeTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { closeChange, followChange } from './drive-change.ts';

const ROUND = 200;
const DAY_MS = 86_400_000;

/**
 * One round over changes of PINs that are not concluded: closes those that could not be sent in time, since nobody has
 * their new PIN any more, and looks again at sent ones. Nothing depends on the change feed alone.
 */
export async function sweepChanges(context: Context): Promise<void> {
  const now = context.now();
  const open = await context.store
    .selectFrom('pin_change')
    .selectAll()
    .where('state', 'in', ['asked', 'sent', 'unknown'])
    .where('asked_at', '>', now - DAY_MS)
    .orderBy('asked_at')
    .limit(ROUND)
    .execute();
  for (const change of open) {
    await lookAfter(context, change, now).catch((error: unknown) => {
      context.log.warn({ err: error, change: change.id }, 'a change of a PIN could not be looked after');
    });
  }
}

/** Follows the change behind an inbox row that moved, if it is one of ours. */
export async function followChangeOf(context: Context, inboxCode: number): Promise<void> {
  const change = await context.store
    .selectFrom('pin_change')
    .selectAll()
    .where('inbox_code', '=', inboxCode)
    .executeTakeFirst();
  if (change) await followChange(context, change);
}

async function lookAfter(context: Context, change: PinChangeTable, now: number): Promise<void> {
  if (change.state !== 'asked') await followChange(context, change);
  else if (now - change.asked_at > context.settings.get('orders.neverSentAfter'))
    await closeChange(context, change, 'tooOld');
}
