import type { StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';

/** How many of an agent's orders have no outcome yet. */
export async function countOpenOrders(store: Kysely<StoreTables>, agentCode: string): Promise<number> {
  const { open } = await openOrders(store)
    .select((field) => field.fn.countAll<number>().as('open'))
    .where('agent_code', '=', agentCode)
    .executeTakeFirstOrThrow();
  return Number(open);
}

/** Orders that have no outcome yet; inquiries cost nothing and do not count. */
export function openOrders(store: Kysely<StoreTables>) {
  return store
    .selectFrom('orders')
    .where('verb', '!=', 'inquire')
    .where('state', 'not in', ['success', 'failed']);
}
