import type { StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';

/** How many of an agent's orders have no outcome yet; inquiries cost nothing and do not count. */
export async function countOpenOrders(store: Kysely<StoreTables>, agentCode: string): Promise<number> {
  const { open } = await store
    .selectFrom('orders')
    .select((field) => field.fn.countAll<number>().as('open'))
    .where('agent_code', '=', agentCode)
    .where('verb', '!=', 'inquire')
    .where('state', 'not in', ['success', 'failed'])
    .executeTakeFirstOrThrow();
  return Number(open);
}
