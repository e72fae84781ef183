import type { StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type { SettingSnapshot } from '../settings/settings.ts';

/** What speaks for an agent's devices beside what stands with their sessions. */
export interface SafetyEvidence {
  /** The session from which the selfie came that an operator has approved; undefined while the identity is not verified. */
  identitySession: string | undefined;
  /** When each session made the oldest of the approval keys that it still holds (ms). */
  keyMadeAt: ReadonlyMap<string, number>;
}

/** What rules see that look at the session alone. */
export const noEvidence: SafetyEvidence = { identitySession: undefined, keyMadeAt: new Map() };

/** What the rules that are on want to know of an agent, as a store or a transaction has it; asks nothing for those that are off. */
export async function readEvidence(
  store: Kysely<StoreTables>,
  agentCode: string,
  settings: SettingSnapshot,
): Promise<SafetyEvidence> {
  const byKey = settings.get('newSessions.safeAfterKeyDays') > 0 && settings.get('pin.keysAllowed');
  return {
    identitySession: settings.get('newSessions.safeByIdentity')
      ? await identitySession(store, agentCode)
      : undefined,
    keyMadeAt: byKey ? await oldestKeys(store, agentCode) : noEvidence.keyMadeAt,
  };
}

/** Every submission leaves an agreement with its session: the first one since the approved selfie is the selfie's own. */
async function identitySession(store: Kysely<StoreTables>, agentCode: string): Promise<string | undefined> {
  const row = await store
    .selectFrom('identity_case')
    .innerJoin('identity_document', 'identity_document.agent_code', 'identity_case.agent_code')
    .innerJoin('identity_consent', 'identity_consent.agent_code', 'identity_case.agent_code')
    .select('identity_consent.session_id')
    .where('identity_case.agent_code', '=', agentCode)
    .where('identity_case.status', '=', 'verified')
    .where('identity_document.kind', '=', 'selfie')
    .where('identity_consent.withdrawn_at', 'is', null)
    .whereRef('identity_consent.given_at', '>=', 'identity_document.submitted_at')
    .orderBy('identity_consent.given_at')
    .limit(1)
    .executeTakeFirst();
  return row?.session_id;
}

async function oldestKeys(store: Kysely<StoreTables>, agentCode: string): Promise<Map<string, number>> {
  const keys = await store
    .selectFrom('approval_key')
    .select(['session_id', 'created_at'])
    .where('agent_code', '=', agentCode)
    .orderBy('created_at', 'desc')
    .execute();
  return new Map(keys.map((key) => [key.session_id, key.created_at]));
}
