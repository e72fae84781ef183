import type { IdentityCaseTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import { AppError } from '../../http/app-error.ts';

/** The case of an agent who has submitted something at some time. Throws `identity.notFound`. */
export async function requireCase(store: Kysely<StoreTables>, agentCode: string): Promise<IdentityCaseTable> {
  const row = await store
    .selectFrom('identity_case')
    .selectAll()
    .where('agent_code', '=', agentCode)
    .executeTakeFirst();
  if (!row) throw new AppError('identity.notFound');
  return row;
}
