import type { AuditVerb } from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { appendEntry } from './append.ts';
import { type ApprovedDeed, settleApproval } from './approved-deed.ts';
import { canonicalJson, type JsonFacts } from './canonical-json.ts';
import { numbersHidden, numbersHiddenIn } from './hide-numbers.ts';
import { refuseSecrets } from './refuse-secrets.ts';

/** Who acts, or what is acted on: a kind and a name, as `operator:budi` or `setting:pin.firstLock`. */
export type Party = `${string}:${string}`;

/** A deed as it goes into the trail. */
export interface Deed {
  /** `operator:…`, `agent:…` or `system:…`. */
  actor: Party;
  /** Subject and past participle, as `session.ended`; every one has words in the panel. */
  verb: AuditVerb;
  subject: Party;
  /** What the deed changed, before and after; only what tells the story, and never a secret. */
  before?: JsonFacts | undefined;
  after?: JsonFacts | undefined;
  /** In the words of whoever did it. */
  reason?: string | undefined;
  address?: string | undefined;
  /** Session of whoever did it. */
  session?: string | undefined;
  /** When another operator's word made it possible: who, and what he was shown. */
  approval?: ApprovedDeed | undefined;
}

/** Entries of one chain wait for one another; what has nothing to do with the panel may keep a chain of its own. */
export const PANEL_CHAIN = 'panel';

/**
 * Writes a deed into the trail, in the transaction of the deed itself: both or neither. Call it last, since every other
 * writer of the same chain waits from here until the transaction ends. `at` in milliseconds. Phone numbers, NIKs and
 * e-mail addresses are written with only their end (decision 47). Throws when the deed holds what looks like a secret,
 * and refuses what an approver was not shown (`proposal.moved`).
 */
export async function audit(
  transaction: Transaction<StoreTables>,
  at: number,
  deed: Deed,
  chain = PANEL_CHAIN,
): Promise<void> {
  refuseSecrets(deed.before);
  refuseSecrets(deed.after);
  const { approval } = deed;
  if (approval && (await settleApproval(transaction, at, approval, deed)))
    await appendEntry(transaction, at, textOf(approvalOf(approval, deed)), chain);
  const told = approval ? asProposers(deed, approval) : deed;
  await appendEntry(transaction, at, textOf(told), chain);
}

/** The proposer's part: the request that had it done came from where the approver is, not from where he was. */
function asProposers(deed: Deed, { approver }: ApprovedDeed): Deed {
  return { ...deed, address: undefined, after: { ...deed.after, approvedBy: approver } };
}

/** The approver's part, which stands before the deed. */
function approvalOf({ approver, proposal }: ApprovedDeed, { address }: Deed): Deed {
  return {
    actor: `operator:${approver}`,
    verb: 'proposal.approved',
    subject: `proposal:${proposal}`,
    address,
  };
}

/** What an operator has set for the installation is its own, numbers and addresses of its desk among it. */
const isInstallations = ({ subject }: Deed) =>
  subject.startsWith('setting:') || subject.startsWith('format:');

function textOf(deed: Deed) {
  const own = isInstallations(deed);
  const facts = (value: JsonFacts) => (own ? value : numbersHiddenIn(value));
  return {
    actor: deed.actor,
    verb: deed.verb,
    subject: deed.subject,
    before: deed.before === undefined ? null : canonicalJson(facts(deed.before)),
    after: deed.after === undefined ? null : canonicalJson(facts(deed.after)),
    reason: deed.reason === undefined ? null : own ? deed.reason : numbersHidden(deed.reason),
    address: deed.address ?? null,
    session_id: deed.session ?? null,
  };
}
