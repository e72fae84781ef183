import type { Proposal, ProposalsQuery } from '@hexaflate/contract';
import type * as z from 'zod';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { proposalView } from './proposal-view.ts';

/** What waits, or what was decided or has lapsed, newest first. Throws `request.badCursor`. */
export async function listProposals(
  context: Context,
  { state, cursor, limit }: z.output<typeof ProposalsQuery>,
  asking: OperatorSession,
): Promise<{ items: Proposal[]; next?: string }> {
  const { store } = context;
  const at = context.now();
  const [, before, beforeId] = /^(\d{1,15})\.([\w-]{1,60})$/.exec(cursor ?? '') ?? [];
  if (cursor !== undefined && beforeId === undefined) throw new AppError('request.badCursor');
  const wanted = store
    .selectFrom('proposal')
    .selectAll()
    .where((row) => {
      const open = row.and([row('state', '=', 'open'), row('expires_at', '>', at)]);
      return state === 'open' ? open : row.not(open);
    });
  const page =
    beforeId === undefined
      ? wanted
      : wanted.where((row) =>
          row.or([
            row('created_at', '<', Number(before)),
            row.and([row('created_at', '=', Number(before)), row('id', '<', beforeId)]),
          ]),
        );
  const rows = await page
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const items = await Promise.all(shown.map((row) => proposalView(context, row, asking)));
  const last = shown.at(-1);
  return rows.length > limit && last ? { items, next: `${last.created_at}.${last.id}` } : { items };
}
