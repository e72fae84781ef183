import type { ProposalTable } from '@hexaflate/store';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { ApprovableDeed } from './approvable.ts';

/**
 * The deed of a proposal that this operator may decide. Throws `proposal.own` for the proposer himself,
 * `proposal.decided` when it is not open, `auth.forbidden` for who might not do it himself.
 */
export function requireDecidable(
  { approvableDeeds, now }: Pick<Context, 'approvableDeeds' | 'now'>,
  row: ProposalTable,
  session: OperatorSession,
): ApprovableDeed {
  if (row.proposer === session.username) throw new AppError('proposal.own');
  const deed = approvableDeeds.get(row.route);
  if (!deed || row.state !== 'open' || row.expires_at <= now()) throw new AppError('proposal.decided');
  if (!session.permissions.has(deed.permission))
    throw new AppError('auth.forbidden', { permission: deed.permission });
  return deed;
}
