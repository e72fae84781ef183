import type { StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { AppError } from '../http/app-error.ts';
import { canonicalJson, type JsonFacts } from './canonical-json.ts';

/** By whose word a deed is done, and what he was shown of it. */
export interface ApprovedDeed {
  proposal: string;
  /** This attempt to do it, among several that may have begun. */
  run: string;
  approver: string;
  /** What each subject's change will be told as, by subject. */
  shown: ReadonlyMap<string, string>;
}

/** A change in the one form in which two of them are compared. */
export function toldAs({
  before,
  after,
}: {
  before?: JsonFacts | null | undefined;
  after?: JsonFacts | null | undefined;
}): string {
  return canonicalJson({ before: before ?? null, after: after ?? null });
}

/**
 * Marks a proposal as done in the transaction of the deed itself, so that of two who approve at once, or after a crash,
 * one deed comes about. Answers whether it was this call that marked it. Throws `proposal.moved` when the deed is not
 * what the approver was shown, `proposal.decided` when another attempt was faster.
 */
export async function settleApproval(
  transaction: Transaction<StoreTables>,
  at: number,
  { proposal, run, approver, shown }: ApprovedDeed,
  deed: { subject: string; before?: JsonFacts | undefined; after?: JsonFacts | undefined },
): Promise<boolean> {
  if (shown.get(deed.subject) !== toldAs(deed)) throw new AppError('proposal.moved');
  const settled = await transaction
    .updateTable('proposal')
    .set({ state: 'done', decided_by: approver, decided_at: at })
    .where('id', '=', proposal)
    .where('run', '=', run)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  if (settled) return true;
  const before = await transaction
    .selectFrom('proposal')
    .select('id')
    .where('id', '=', proposal)
    .where('run', '=', run)
    .where('state', '=', 'done')
    .executeTakeFirst();
  if (!before) throw new AppError('proposal.decided');
  return false;
}
