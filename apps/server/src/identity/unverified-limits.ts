import { formatRupiah, moneyToWire, parseMoney, type SessionLimits } from '@hexaflate/contract';
import { type OrdersTable, type StoreTables, takeTurn } from '@hexaflate/store';
import type { Kysely, Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { type CountedSale, enoughAt, leftOf } from '../safety/new-session-limits.ts';
import { DAY_MS } from '../settings/definitions/units.ts';
import type { SettingSnapshot } from '../settings/settings.ts';
import { identityStatus } from './status.ts';

/**
 * Why an agent whose identity is not verified may not sell this, or undefined. Belongs into the transaction that writes
 * the journal: his orders take turns from here on, so that any number at once never exceed the total. Costs nothing
 * while both limits are off, and holds nobody where no documents are taken.
 */
export async function unverifiedRefusal(
  context: Context,
  transaction: Transaction<StoreTables>,
  { order, settings }: { order: Pick<OrdersTable, 'agent_code' | 'max_price'>; settings: SettingSnapshot },
): Promise<AppError | undefined> {
  if (!(await isLimited(context, transaction, order.agent_code, settings))) return undefined;
  const cost = parseMoney(order.max_price);
  const perOrder = settings.get('identity.unverifiedPerOrder');
  if (perOrder > 0n && cost > perOrder)
    return new AppError('order.overUnverifiedOrder', {
      max: moneyToWire(perOrder),
      maxText: formatRupiah(perOrder),
    });
  const max = settings.get('identity.unverifiedPerDay');
  if (max === 0n) return undefined;
  await takeTurn(transaction, `orders of ${order.agent_code}`);
  const sold = await soldInADay(context, transaction, order.agent_code);
  const left = leftOf(max, sold);
  if (cost <= left) return undefined;
  return new AppError('order.overUnverifiedTotal', {
    max: moneyToWire(max),
    maxText: formatRupiah(max),
    left: moneyToWire(left),
    leftText: formatRupiah(left),
    moreAt: enoughAt(cost - left, sold),
  });
}

/** What an agent may sell until he has shown who he is; null where nothing limits him. */
export async function unverifiedLimits(
  context: Context,
  agentCode: string,
  settings: SettingSnapshot,
): Promise<SessionLimits['unverified']> {
  const { store } = context;
  if (!(await isLimited(context, store, agentCode, settings))) return null;
  const perOrder = settings.get('identity.unverifiedPerOrder');
  const max = settings.get('identity.unverifiedPerDay');
  const sold = max > 0n ? await soldInADay(context, store, agentCode) : [];
  return {
    perOrder: perOrder > 0n ? moneyToWire(perOrder) : null,
    total: max > 0n ? { max: moneyToWire(max), left: moneyToWire(leftOf(max, sold)) } : null,
  };
}

async function isLimited(
  context: Context,
  store: Kysely<StoreTables>,
  agentCode: string,
  settings: SettingSnapshot,
): Promise<boolean> {
  const isOn =
    settings.get('identity.unverifiedPerOrder') > 0n || settings.get('identity.unverifiedPerDay') > 0n;
  if (!isOn || !settings.get('identity.open')) return false;
  return (await identityStatus(context, agentCode, store)) !== 'verified';
}

/** What all devices of an agent have sold in the last 24 hours, the oldest first; failed orders have given theirs back. */
async function soldInADay(
  { now }: Context,
  store: Kysely<StoreTables>,
  agentCode: string,
): Promise<CountedSale[]> {
  const rows = await store
    .selectFrom('orders')
    .select(['price', 'max_price', 'accepted_at'])
    .where('agent_code', '=', agentCode)
    .where('accepted_at', '>', now() - DAY_MS)
    .where('verb', '!=', 'inquire')
    .where('state', '!=', 'failed')
    .orderBy('accepted_at')
    .execute();
  return rows.map(({ price, max_price, accepted_at }) => ({
    amount: parseMoney(price ?? max_price),
    at: accepted_at,
  }));
}
