import { type ApprovalVerb, approvalVerbs, ForeseenSchema, type Proposal } from '@hexaflate/contract';
import type { ProposalTable } from '@hexaflate/store';
import * as z from 'zod';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { isDecidable } from './require-decidable.ts';

/** A proposal as whoever asks may see it. */
export async function proposalView(
  context: Pick<Context, 'approvableDeeds' | 'now'>,
  row: ProposalTable,
  asking: OperatorSession,
): Promise<Proposal> {
  const lapsed = row.state === 'open' && row.expires_at <= context.now();
  return {
    id: row.id,
    verb: row.verb,
    title: isApprovalVerb(row.verb) ? approvalVerbs[row.verb] : { id: row.verb, en: row.verb },
    changes: z.array(ForeseenSchema).parse(JSON.parse(row.changes)),
    digest: row.digest,
    proposer: row.proposer,
    reason: row.reason,
    state: lapsed ? 'expired' : row.state,
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at === null ? null : new Date(row.decided_at).toISOString(),
    decidedReason: row.decided_reason,
    decidable: asking.permissions.has('proposals.decide') && (await isDecidable(context, row, asking)),
    mine: row.proposer === asking.username,
  };
}

function isApprovalVerb(verb: string): verb is ApprovalVerb {
  return Object.hasOwn(approvalVerbs, verb);
}
