import { createHash } from 'node:crypto';
import type { ProposalTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import * as z from 'zod';
import { canonicalJson } from '../audit/canonical-json.ts';
import { AppError } from '../http/app-error.ts';
import type { Change, DeedInput } from './approvable.ts';

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
