import { type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { canonicalJson, type JsonFacts } from './canonical-json.ts';
import { FIRST_LINK, hashOf } from './chain.ts';
import { refuseSecrets } from './refuse-secrets.ts';

/** Who acts, or what is acted on: a kind and a name, as `operator:budi` or `setting:pin.firstLock`. */
export type Party = `${string}:${string}`;

/** A deed as it goes into the trail. */
export interface Deed {
  /** `operator:…`, `agent:…` or `system:…`. */
  actor: Party;
  /** Subject and past participle, as `session.ended`. */
  verb: `${string}.${string}`;
  subject: Party;
  /** What the deed changed, before and after; only what tells the story, and never a secret. */
  before?: JsonFacts | undefined;
  after?: JsonFacts | undefined;
  /** In the words of whoever did it. */
  reason?: string | undefined;
  address?: string | undefined;
  /** Session of whoever did it. */
  session?: string | undefined;
}

/** Entries of one chain wait for one another; what has nothing to do with the panel may keep a chain of its own. */
export const PANEL_CHAIN = 'panel';

/**
 * Writes a deed into the trail, in the transaction of the deed itself: both or neither. Call it last, since every other
 * writer of the same chain waits from here until the transaction ends. `at` in milliseconds. Throws when the deed holds
 * what looks like a secret.
 */
export async function audit(
  transaction: Transaction<StoreTables>,
  at: number,
  deed: Deed,
  chain = PANEL_CHAIN,
): Promise<void> {
  refuseSecrets(deed.before);
  refuseSecrets(deed.after);
  await takeTurn(transaction, `audit ${chain}`);
  const last = await transaction
    .selectFrom('audit_entry')
    .select(['seq', 'hash'])
    .where('chain', '=', chain)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const entry = {
    chain,
    seq: (last?.seq ?? 0) + 1,
    at,
    actor: deed.actor,
    verb: deed.verb,
    subject: deed.subject,
    before: deed.before === undefined ? null : canonicalJson(deed.before),
    after: deed.after === undefined ? null : canonicalJson(deed.after),
    reason: deed.reason ?? null,
    address: deed.address ?? null,
    session_id: deed.session ?? null,
    previous_hash: last?.hash ?? FIRST_LINK,
  };
  await transaction
    .insertInto('audit_entry')
    .values({ ...entry, hash: hashOf(entry) })
    .execute();
}
