import type { Proposal, ProposalsQuery } from '@hexaflate/contract';
import type * as z from 'zod';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { olderThan, pageOut } from '../notify/newest-first.ts';
import { proposalView } from './proposal-view.ts';

/** What waits, or what was decided or has lapsed, newest first. Throws `request.badCursor`. */
export async function listProposals(
  context: Context,
  { state, ...page }: z.output<typeof ProposalsQuery>,
  asking: OperatorSession,
): Promise<{ items: Proposal[]; next?: string }> {
  const now = context.now();
  const rows = await context.store
    .selectFrom('proposal')
    .selectAll()
    .where((row) => {
      const open = row.and([row('state', '=', 'open'), row('expires_at', '>', now)]);
      return state === 'open' ? open : row.not(open);
    })
    .where(olderThan('created_at', page))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const { shown, next } = pageOut(rows, page, ({ created_at: at, id }) => ({ at, id }));
  return { items: await Promise.all(shown.map((row) => proposalView(context, row, asking))), ...next };
}
