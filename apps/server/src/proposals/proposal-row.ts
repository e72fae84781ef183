import { createHash } from 'node:crypto';
import { type ApprovalVerb, approvalVerbs, ForeseenSchema, type Proposal } from '@hexaflate/contract';
import type { ProposalTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import * as z from 'zod';
import { canonicalJson } from '../audit/canonical-json.ts';
import type { OperatorSession } from '../auth/principal.ts';
import { AppError } from '../http/app-error.ts';
import type { ApprovableDeeds, Change, DeedInput } from './approvable.ts';

const InputSchema = z.object({
  params: z.record(z.string(), z.string()).optional(),
  body: z.record(z.string(), z.json()).optional(),
});

/** The input of a proposed deed as it is kept. */
export function storedInput(input: DeedInput): string {
  const { params, body } = InputSchema.parse(input);
  return canonicalJson({ ...(params ? { params } : {}), ...(body ? { body } : {}) });
}

export function readInput(row: ProposalTable): z.output<typeof InputSchema> {
  return InputSchema.parse(JSON.parse(row.input));
}

/** Changes as they are kept, and compared. */
export function storedChanges(changes: readonly Change[]): string {
  return canonicalJson(
    changes.map(({ subject, before, after }) => ({ subject, before: before ?? null, after: after ?? null })),
  );
}

/** The name of exactly this proposal: SHA-256 over what is to be done and what it was foreseen to change. */
export function digestOf({
  verb,
  route,
  input,
  changes,
}: Pick<ProposalTable, 'verb' | 'route' | 'input' | 'changes'>): string {
  return createHash('sha256').update(canonicalJson({ verb, route, input, changes })).digest('hex');
}

/** A proposal. Throws `proposal.notFound`. */
export async function requireProposal(store: Kysely<StoreTables>, id: string): Promise<ProposalTable> {
  const row = await store.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('proposal.notFound');
  return row;
}

/** A proposal as whoever asks may see it. `now` in milliseconds. */
export function proposalView(
  row: ProposalTable,
  asking: OperatorSession,
  deeds: ApprovableDeeds,
  now: number,
): Proposal {
  const open = row.state === 'open' && row.expires_at > now;
  const needed = deeds.get(row.route)?.permission;
  const mine = row.proposer === asking.username;
  return {
    id: row.id,
    verb: row.verb,
    title: isApprovalVerb(row.verb) ? approvalVerbs[row.verb] : { id: row.verb, en: row.verb },
    changes: z.array(ForeseenSchema).parse(JSON.parse(row.changes)),
    digest: row.digest,
    proposer: row.proposer,
    reason: row.reason,
    state: row.state === 'open' && !open ? 'expired' : row.state,
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at === null ? null : new Date(row.decided_at).toISOString(),
    decidedReason: row.decided_reason,
    decidable:
      open &&
      !mine &&
      needed !== undefined &&
      asking.permissions.has(needed) &&
      asking.permissions.has('proposals.decide'),
    mine,
  };
}

function isApprovalVerb(verb: string): verb is ApprovalVerb {
  return Object.hasOwn(approvalVerbs, verb);
}
