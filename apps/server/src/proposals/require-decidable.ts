import type { ProposalTable } from '@hexaflate/store';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { ApprovableDeed } from './approvable.ts';
import { readInput } from './proposal-row.ts';

type Place = Pick<Context, 'approvableDeeds' | 'now'>;

/**
 * The deed of a proposal that this operator may decide. Throws `proposal.own` for the proposer himself,
 * `proposal.decided` when it is not open, `auth.forbidden` and `operator.beyondYou` for who might not do it himself.
 */
export async function requireDecidable(
  { approvableDeeds, now }: Place,
  row: ProposalTable,
  session: OperatorSession,
): Promise<ApprovableDeed> {
  if (row.proposer === session.username) throw new AppError('proposal.own');
  const deed = approvableDeeds.get(row.route);
  if (!deed || row.state !== 'open' || row.expires_at <= now()) throw new AppError('proposal.decided');
  if (!session.permissions.has(deed.permission))
    throw new AppError('auth.forbidden', { permission: deed.permission });
  await refuseBeyond(deed, row, session);
  return deed;
}

/** Whether `requireDecidable` throws nothing. */
export async function isDecidable(
  place: Place,
  row: ProposalTable,
  session: OperatorSession,
): Promise<boolean> {
  try {
    await requireDecidable(place, row, session);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/**
 * A permission alone is not enough where a deed also asks for rank: the approver of an invitation is shown the password
 * of somebody who may do more than he. Whatever else stands in the deed's way shows when it is done.
 */
async function refuseBeyond(
  deed: ApprovableDeed,
  row: ProposalTable,
  session: OperatorSession,
): Promise<void> {
  try {
    await deed.foresee(readInput(row), session);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'operator.beyondYou') throw error;
  }
}
