import { type AgreedFormat, isFormatPurpose } from '@hexaflate/otomax';
import { type Store, takeTurn } from '@hexaflate/store';

/** What an operator has decided, and who and when (ms). */
export interface FormatDecision extends AgreedFormat {
  operator: string;
  at: number;
}

/** A purpose with what is agreed for it from now on; null takes an earlier decision back. */
export type NewDecision = Pick<AgreedFormat, 'purpose'> & { agreed: Omit<AgreedFormat, 'purpose'> | null };

/** The newest decision of each purpose that was not taken back. */
export async function decisionsInForce(store: Store): Promise<FormatDecision[]> {
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

/** Adds decisions, all of them or none. Earlier ones stay on record. */
export async function writeDecisions(
  store: Store,
  decisions: readonly NewDecision[],
  operator: string,
  at: number,
): Promise<void> {
  await store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'format-decisions');
    for (const { purpose, agreed } of decisions) {
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
  });
}
