import type { DocumentStatus, IdentityStatus } from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type { Context } from '../context.ts';

/**
 * Where an agent's identity stands, as the store has it now, or as a transaction sees it: `verified` when an operator
 * has approved his KTP and his selfie.
 */
export async function identityStatus(
  context: Context,
  agentCode: string,
  store: Kysely<StoreTables> = context.store,
): Promise<IdentityStatus> {
  const row = await store
    .selectFrom('identity_case')
    .select('status')
    .where('agent_code', '=', agentCode)
    .executeTakeFirst();
  return row?.status ?? 'none';
}

/** Both documents taken together: the agent's turn comes before the reviewer's, and neither document is enough alone. */
export function wholeStatus(documents: readonly { status: DocumentStatus }[]): IdentityStatus {
  const some = (status: DocumentStatus) => documents.some((document) => document.status === status);
  if (some('repair')) return 'repair';
  if (some('inReview')) return 'inReview';
  return some('none') || documents.length === 0 ? 'none' : 'verified';
}
