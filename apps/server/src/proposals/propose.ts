import type { Proposal, ProposeSchema } from '@hexaflate/contract';
import type { ProposalTable } from '@hexaflate/store';
import type * as z from 'zod';
import { audit } from '../audit/audit.ts';
import { byOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { needsApproval } from './needs-approval.ts';
import { digestOf, storedChanges, storedInput } from './proposal-row.ts';
import { proposalView } from './proposal-view.ts';

/**
 * Keeps a deed for another operator to decide, with what it would change as things stand. Throws `request.invalid` for
 * what cannot be proposed, `auth.forbidden` for what the proposer might not do himself, `proposal.notNeeded`, and what
 * the deed itself would throw.
 */
export async function propose(
  context: Context,
  { route, params, body, reason }: z.output<typeof ProposeSchema>,
  session: OperatorSession,
  facts: RequestFacts,
): Promise<Proposal> {
  const deed = context.approvableDeeds.get(route);
  if (!deed)
    throw new AppError('request.invalid', { fields: [{ field: 'route', problem: 'cannot be proposed' }] });
  if (!session.permissions.has(deed.permission))
    throw new AppError('auth.forbidden', { permission: deed.permission });
  const input = { params, body };
  const changes = storedChanges(await deed.foresee(input, session));
  if (!(await needsApproval(context, deed, async () => input))) throw new AppError('proposal.notNeeded');
  const now = context.now();
  const said = { verb: deed.verb, route, input: storedInput(input), changes };
  const row: ProposalTable = {
    ...said,
    id: crypto.randomUUID(),
    digest: digestOf(said),
    proposer: session.username,
    session_id: session.id,
    reason,
    state: 'open',
    created_at: now,
    expires_at: now + context.settings.get('operators.proposalLife'),
    run: null,
    run_until: null,
    decided_by: null,
    decided_at: null,
    decided_reason: null,
  };
  await context.store.transaction().execute(async (transaction) => {
    await transaction.insertInto('proposal').values(row).execute();
    await audit(transaction, now, {
      ...byOperator(session, facts),
      verb: 'proposal.made',
      subject: `proposal:${row.id}`,
      after: { deed: deed.verb, digest: row.digest },
      reason,
    });
  });
  context.live.publish('operators', { type: 'proposals.changed' });
  return proposalView(context, row, session);
}
