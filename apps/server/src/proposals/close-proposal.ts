import { audit } from '../audit/audit.ts';
import { byOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { requireProposal } from './proposal-row.ts';
import { requireDecidable } from './require-decidable.ts';

/** Refuses a proposal, with a reason. Throws `proposal.notFound`, and what `requireDecidable` throws. */
export async function refuse(
  context: Context,
  { id, reason }: { id: string; reason: string },
  session: OperatorSession,
  facts: RequestFacts,
): Promise<void> {
  await requireDecidable(context, await requireProposal(context.store, id), session);
  await close(context, { id, reason, state: 'refused' }, session, facts);
}

/** Takes a proposal of one's own back. Throws `proposal.notFound`, also for those of others, and `proposal.decided`. */
export async function withdraw(
  context: Context,
  id: string,
  session: OperatorSession,
  facts: RequestFacts,
): Promise<void> {
  const { proposer } = await requireProposal(context.store, id);
  if (proposer !== session.username) throw new AppError('proposal.notFound');
  await close(context, { id, reason: undefined, state: 'withdrawn' }, session, facts);
}

async function close(
  context: Context,
  { id, reason, state }: { id: string; reason: string | undefined; state: 'refused' | 'withdrawn' },
  session: OperatorSession,
  facts: RequestFacts,
): Promise<void> {
  const now = context.now();
  await context.store.transaction().execute(async (transaction) => {
    const closed = await transaction
      .updateTable('proposal')
      .set({ state, decided_by: session.username, decided_at: now, decided_reason: reason ?? null })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .where((row) => row.or([row('run_until', 'is', null), row('run_until', '<=', now)]))
      .returning('id')
      .executeTakeFirst();
    if (!closed) throw new AppError('proposal.decided');
    await audit(transaction, now, {
      ...byOperator(session, facts),
      verb: `proposal.${state}`,
      subject: `proposal:${id}`,
      reason,
    });
  });
  context.live.publish('operators', { type: 'proposals.changed' });
}
