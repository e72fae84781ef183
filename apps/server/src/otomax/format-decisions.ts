import { type AgreedFormat, isFormatPurpose } from '@hexaflate/otomax';
import { type Store, type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import type { Change } from '../proposals/approvable.ts';

/** What an operator has decided, and who and when (ms). */
export interface FormatDecision extends AgreedFormat {
  operator: string;
  at: number;
}

/** A purpose with what is agreed for it from now on; null takes an earlier decision back. */
export type NewDecision = Pick<AgreedFormat, 'purpose'> & { agreed: Omit<AgreedFormat, 'purpose'> | null };

/** The newest decision of each purpose that was not taken back. */
export async function decisionsInForce(store: Pick<Store, 'selectFrom'>): Promise<FormatDecision[]> {
  const rows = await store
    .selectFrom('format_confirmation')
    .selectAll()
    .orderBy('purpose')
    .orderBy('version')
    .execute();
  return [...new Map(rows.map((row) => [row.purpose, row])).values()].flatMap((row) => {
    const { purpose, name, found, template, operator, at } = row;
    if (!isFormatPurpose(purpose) || name === null || template === null) return [];
    return [{ purpose, name, found, template, operator, at }];
  });
}

/** Adds decisions, all of them or none, together with their entries in the trail. Earlier ones stay on record. */
export async function writeDecisions(
  store: Store,
  decisions: readonly NewDecision[],
  by: ByOperator,
  at: number,
): Promise<void> {
  await store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'format-decisions');
    const earlier = new Map<string, FormatDecision>();
    for (const decision of await decisionsInForce(transaction)) earlier.set(decision.purpose, decision);
    for (const decision of decisions) await addDecision(transaction, decision, by.username, at);
    for (const { purpose, agreed } of decisions)
      await audit(transaction, at, {
        ...by,
        verb: agreed ? 'format.confirmed' : 'format.withdrawn',
        subject: `format:${purpose}`,
        before: told(earlier.get(purpose)),
        after: told(agreed ?? undefined),
      });
  });
}

/** What decisions would change. */
export async function foreseeDecisions(
  store: Pick<Store, 'selectFrom'>,
  decisions: readonly NewDecision[],
): Promise<Change[]> {
  const earlier = new Map<string, FormatDecision>();
  for (const decision of await decisionsInForce(store)) earlier.set(decision.purpose, decision);
  return decisions.map(({ purpose, agreed }) => ({
    subject: `format:${purpose}`,
    before: told(earlier.get(purpose)),
    after: told(agreed ?? undefined),
  }));
}

async function addDecision(
  transaction: Transaction<StoreTables>,
  { purpose, agreed }: NewDecision,
  operator: string,
  at: number,
): Promise<void> {
  const { newest } = await transaction
    .selectFrom('format_confirmation')
    .select((select) => select.fn.max('version').as('newest'))
    .where('purpose', '=', purpose)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('format_confirmation')
    .values({
      purpose,
      version: Number(newest ?? 0) + 1,
      name: agreed?.name ?? null,
      found: agreed?.found ?? null,
      template: agreed?.template ?? null,
      operator,
      at,
    })
    .execute();
}

/** A decision as it goes into the trail. */
function told(agreed: Omit<AgreedFormat, 'purpose'> | undefined) {
  return agreed && { name: agreed.name, found: agreed.found, template: agreed.template };
}
