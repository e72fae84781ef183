import type { Proposal, ProposalsQuery } from '@hexaflate/contract';
import type * as z from 'zod';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { cutPage, olderThan, readCursor } from '../notify/cursor.ts';
import { proposalView } from './proposal-view.ts';

/** What waits, or what was decided or has lapsed, newest first. Throws `request.badCursor`. */
export async function listProposals(
  context: Context,
  { state, cursor, limit }: z.output<typeof ProposalsQuery>,
  asking: OperatorSession,
): Promise<{ items: Proposal[]; next?: string }> {
  const { store } = context;
  const at = context.now();
  let wanted = store
    .selectFrom('proposal')
    .selectAll()
    .where((row) => {
      const open = row.and([row('state', '=', 'open'), row('expires_at', '>', at)]);
      return state === 'open' ? open : row.not(open);
    });
  if (cursor !== undefined) wanted = wanted.where(olderThan('created_at', readCursor(cursor)));
  const rows = await wanted
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, limit, ({ created_at, id }) => ({ at: created_at, id }));
  return { items: await Promise.all(shown.map((row) => proposalView(context, row, asking))), ...next };
}
