import type { SubmitOrder } from '@hexaflate/contract';
import type { OrdersTable } from '@hexaflate/store';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { fraudRefusal } from '../fraud/object.ts';
import { AppError } from '../http/app-error.ts';
import { unverifiedRefusal } from '../identity/unverified-limits.ts';
import { orderSubject } from '../proofs/subject.ts';
import { newSessionRefusal } from '../safety/new-session-limits.ts';
import { writeAccepted } from './journal.ts';

/**
 * Writes an order that nothing else speaks against, unless the limits of new devices or unverified agents, or the rules
 * against fraud do, by the settings as they stand in that very transaction. False when the attempt is taken already.
 * Throws what they answer.
 */
export async function writeExamined(
  context: Context,
  session: AgentSession,
  wanted: SubmitOrder,
  order: OrdersTable,
): Promise<boolean> {
  const proof = { id: wanted.proofId, subject: orderSubject(wanted) };
  try {
    return await writeAccepted(context, order, async (transaction) => {
      const settings = await context.settings.exact(transaction);
      const limit = await newSessionRefusal(context, transaction, { session, order, settings });
      return (
        limit ??
        (await unverifiedRefusal(context, transaction, { order, settings })) ??
        fraudRefusal(context, transaction, { session, order, settings, proof })
      );
    });
  } catch (refusal) {
    if (refusal instanceof AppError && 'caseId' in refusal.details)
      context.live.publish('operators', { type: 'fraud.changed' });
    throw refusal;
  }
}
