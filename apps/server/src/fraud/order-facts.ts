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
  destination: string;
  /** Null where the order failed and gave its sum back. */
  amount: Money | null;
}

/** How long a sign-in on a device counts for the accounts that it holds. */
const ACCOUNTS_MS = 30 * DAY_MS;

const recentRows = prepared(
  (store: Kysely<StoreTables>, place: Place<{ agentCode: string; since: number; most: number }>) =>
    store
      .selectFrom('orders')
      .select(['accepted_at', 'destination', 'price', 'max_price', 'state'])
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
    destination: row.destination,
    amount: row.state === 'failed' ? null : parseMoney(row.price ?? row.max_price),
  }));
}

/** Which of these destinations the agent had sold to by a moment (ms). */
export async function knownDestinations(
  store: Kysely<StoreTables>,
  agentCode: string,
  destinations: readonly string[],
  until: number,
): Promise<Set<string>> {
  const rows = await store
    .selectFrom('orders')
    .select('destination')
    .distinct()
    .where('agent_code', '=', agentCode)
    .where('destination', 'in', destinations)
    .where('accepted_at', '<=', until)
    .execute();
  return new Set(rows.map(({ destination }) => destination));
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
