import { type Money, parseMoney } from '@hexaflate/contract';
import { type OrdersTable, type Place, prepared, type StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { DAY_MS } from '../settings/definitions/units.ts';

/** An order that is about to be written, and where it comes from. */
export interface Candidate {
  session: AgentSession;
  isSafe: boolean;
  order: OrdersTable;
  cost: Money;
  now: number;
}

/** An order of the same agent shortly before. */
export interface RecentOrder {
  at: number;
  /** Null where the order failed and gave its sum back. */
  amount: Money | null;
}

/** How long a sign-in on a device counts for the accounts that it holds. */
const ACCOUNTS_MS = 30 * DAY_MS;

const recentRows = prepared(
  (store: Kysely<StoreTables>, place: Place<{ agentCode: string; since: number; most: number }>) =>
    store
      .selectFrom('orders')
      .select(['accepted_at', 'price', 'max_price', 'state'])
      .where('agent_code', '=', place('agentCode'))
      .where('accepted_at', '>', place('since'))
      .where('verb', '!=', 'inquire')
      .orderBy('accepted_at', 'desc')
      .limit(place('most')),
);

/** The agent's newest orders since a moment (ms), at most `most` of them: what is beyond decides nothing any more. */
export async function recentOrders(
  store: Kysely<StoreTables>,
  agentCode: string,
  since: number,
  most: number,
): Promise<RecentOrder[]> {
  const rows = await recentRows(store, { agentCode, since, most });
  return rows.map((row) => ({
    at: row.accepted_at,
    amount: row.state === 'failed' ? null : parseMoney(row.price ?? row.max_price),
  }));
}

/**
 * Destinations that the agent has sold to since a moment (ms) and never before it, at most `most` of them. All sales since
 * then are looked at, since many to known destinations could hide the new ones. What only asked for a name, or failed,
 * cost nothing and makes no destination a known one.
 */
export async function newDestinationsSince(
  store: Kysely<StoreTables>,
  agentCode: string,
  since: number,
  most: number,
): Promise<Set<string>> {
  const rows = await store
    .selectFrom('orders')
    .select('destination')
    .distinct()
    .where('agent_code', '=', agentCode)
    .where('accepted_at', '>', since)
    .where('verb', '!=', 'inquire')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('orders as before')
            .select('before.id')
            .where('before.agent_code', '=', agentCode)
            .whereRef('before.destination', '=', 'orders.destination')
            .where('before.accepted_at', '<=', since)
            .where('before.verb', '!=', 'inquire')
            .where('before.state', '!=', 'failed'),
        ),
      ),
    )
    .limit(most)
    .execute();
  return new Set(rows.map(({ destination }) => destination));
}

/** Whether the agent had sold to a destination by a moment (ms). */
export async function hadSoldTo(
  store: Kysely<StoreTables>,
  agentCode: string,
  destination: string,
  until: number,
): Promise<boolean> {
  const row = await store
    .selectFrom('orders')
    .select('id')
    .where('agent_code', '=', agentCode)
    .where('destination', '=', destination)
    .where('accepted_at', '<=', until)
    .where('verb', '!=', 'inquire')
    .where('state', '!=', 'failed')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const accountCount = prepared(
  (store: Kysely<StoreTables>, place: Place<{ deviceKey: string; since: number }>) =>
    store
      .selectFrom('session')
      .select((field) => field.fn.count<number>('agent_code').distinct().as('accounts'))
      .where('key_thumbprint', '=', place('deviceKey'))
      .where('created_at', '>', place('since')),
);

/** How many agents have signed in with this device's key lately. */
export async function accountsOnDevice(
  store: Kysely<StoreTables>,
  deviceKey: string,
  now: number,
): Promise<number> {
  const [row] = await accountCount(store, { deviceKey, since: now - ACCOUNTS_MS });
  return Number(row?.accounts ?? 0);
}

/** The hour (0 to 23) on the installation's clock. */
export async function localHour(context: Context, now: number): Promise<number> {
  const { utcOffsetMinutes } = await context.otomax.capabilities();
  return new Date(now + utcOffsetMinutes * 60_000).getUTCHours();
}
