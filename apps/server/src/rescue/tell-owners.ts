import { type Rescue, RescueDeedSchema } from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { OperatorSession } from '../auth/principal.ts';

/** Rescues that this owner has not yet taken note of, the newest first; none for who is no owner. */
export async function listRescues(
  store: Kysely<StoreTables>,
  { username, role }: OperatorSession,
): Promise<Rescue[]> {
  if (role !== 'owner') return [];
  const rows = await store
    .selectFrom('operator_rescue')
    .selectAll()
    .where('id', 'not in', (seen) =>
      seen.selectFrom('operator_rescue_seen').select('rescue_id').where('username', '=', username),
    )
    .orderBy('at', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    username: row.username,
    deeds: z.array(RescueDeedSchema).parse(JSON.parse(row.deeds)),
    systemUser: row.system_user,
    machine: row.machine,
    at: new Date(row.at).toISOString(),
  }));
}

/** Does not tell this owner of it again. */
export async function noteRescue(
  store: Kysely<StoreTables>,
  rescue_id: string,
  { username }: OperatorSession,
): Promise<void> {
  await store
    .insertInto('operator_rescue_seen')
    .values({ rescue_id, username })
    .onConflict((conflict) => conflict.columns(['rescue_id', 'username']).doNothing())
    .execute();
}
