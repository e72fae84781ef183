import { createHmac } from 'node:crypto';
import type { IdentityStatus } from '@hexaflate/contract';
import { type Place, prepared, type StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type { Context } from '../context.ts';

/** Finds equal NIKs without keeping one: an HMAC under a key that lies outside the store, hex. */
export function hashNik({ serverKey }: Pick<Context, 'serverKey'>, nik: string): string {
  return createHmac('sha256', serverKey.derive('identity nik')).update(nik).digest('hex');
}

const duplicateRows = prepared((store: Kysely<StoreTables>, place: Place<{ agentCode: string }>) =>
  store
    .selectFrom('identity_case as own')
    .innerJoin('identity_case as other', 'other.nik_hash', 'own.nik_hash')
    .select(['other.agent_code', 'other.status'])
    .where('own.agent_code', '=', place('agentCode'))
    .whereRef('other.agent_code', '!=', 'own.agent_code')
    .orderBy('other.agent_code'),
);

/** Other agents who have shown a KTP with the same number as this one, by code. */
export async function identityDuplicates(
  context: Context,
  agentCode: string,
  store: Kysely<StoreTables> = context.store,
): Promise<{ agentCode: string; status: IdentityStatus }[]> {
  const rows = await duplicateRows(store, { agentCode });
  return rows.map(({ agent_code, status }) => ({ agentCode: agent_code, status }));
}
