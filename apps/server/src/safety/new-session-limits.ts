import { formatRupiah, type Money, moneyToWire, parseMoney } from '@hexaflate/contract';
import { type OrdersTable, type StoreTables, takeTurn } from '@hexaflate/store';
import type { Kysely, Transaction } from 'kysely';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { DAY_MS } from '../settings/definitions/units.ts';
import type { SettingSnapshot } from '../settings/settings.ts';
import { readEvidence } from './evidence.ts';
import { safetyOf, whySafe } from './safety.ts';

/** A sale that is about to be written. */
interface NewSessionSale {
  session: AgentSession;
  order: Pick<OrdersTable, 'agent_code' | 'max_price'>;
  /** As the same transaction sees them. */
  settings: SettingSnapshot;
}

/**
 * Why a new device may not sell this, or undefined. Belongs into the transaction that writes the journal: on PostgreSQL
 * the agent's orders take turns from here on, so that any number at once never exceed the total. A device that is safe
 * costs nothing.
 */
export async function newSessionRefusal(
  context: Context,
  transaction: Transaction<StoreTables>,
  { session, order, settings }: NewSessionSale,
): Promise<AppError | undefined> {
  if ((await whySafe(context, transaction, session, settings)) !== null) return undefined;
  const cost = parseMoney(order.max_price);
  const perOrder = settings.get('newSessions.perOrder');
  if (perOrder > 0n && cost > perOrder)
    return new AppError('order.overNewDeviceOrder', {
      max: moneyToWire(perOrder),
      maxText: formatRupiah(perOrder),
    });
  const max = settings.get('newSessions.perDay');
  if (max === 0n) return undefined;
  await takeTurn(transaction, `orders of ${order.agent_code}`);
  const sold = await soldOnNewDevices(context, transaction, session.agentCode, settings);
  const left = leftOf(max, sold);
  if (cost <= left) return undefined;
  return new AppError('order.overNewDeviceTotal', {
    max: moneyToWire(max),
    maxText: formatRupiah(max),
    left: moneyToWire(left),
    leftText: formatRupiah(left),
    moreAt: enoughAt(cost - left, sold),
  });
}

/** A sale that counts, the oldest first. */
export interface CountedSale {
  amount: Money;
  at: number;
}

/**
 * What all devices of an agent that are not safe have sold in the last 24 hours: what was debited, or what may be.
 * Failed orders have given theirs back. All of them together, since whoever signs in again has a new session each time.
 */
export async function soldOnNewDevices(
  context: Context,
  store: Kysely<StoreTables>,
  agentCode: string,
  settings: SettingSnapshot,
): Promise<CountedSale[]> {
  const now = context.now();
  const days = settings.get('newSessions.safeAfterDays');
  let query = store
    .selectFrom('orders')
    .innerJoin('session', 'session.id', 'orders.session_id')
    .select([
      'orders.price',
      'orders.max_price',
      'orders.accepted_at',
      'session.id',
      'session.safe_by',
      'session.created_at',
    ])
    .where('orders.agent_code', '=', agentCode)
    .where('orders.accepted_at', '>', now - DAY_MS)
    .where('orders.verb', '!=', 'inquire')
    .where('orders.state', '!=', 'failed')
    .where((where) =>
      where.or([where('session.safe_by', 'is', null), where('session.safe_by', 'in', ['device', 'voided'])]),
    );
  // A busy agent's old devices have sold much that need not be read.
  if (days > 0)
    query = query.where((where) =>
      where.or([
        where('session.safe_by', '=', 'voided'),
        where('session.created_at', '>', now - days * DAY_MS),
      ]),
    );
  const rows = await query.orderBy('orders.accepted_at').execute();
  if (rows.length === 0) return [];
  const evidence = await readEvidence(store, agentCode, settings);
  const isNew = (row: (typeof rows)[number]) =>
    safetyOf({ id: row.id, safeBy: row.safe_by, signedInAt: row.created_at }, evidence, settings, now) ===
    null;
  return rows
    .filter(isNew)
    .map((row) => ({ amount: parseMoney(row.price ?? row.max_price), at: row.accepted_at }));
}

/** What may still be sold now. */
export function leftOf(max: Money, sold: readonly CountedSale[]): Money {
  const left = sold.reduce((rest, { amount }) => rest - amount, max);
  return left > 0n ? left : 0n;
}

/** When enough of the oldest sales will have fallen out of the 24 hours (wire); null where it never will be enough. */
export function enoughAt(missing: Money, sold: readonly CountedSale[]): string | null {
  let freed = 0n;
  for (const { amount, at } of sold) {
    freed += amount;
    if (freed >= missing) return new Date(at + DAY_MS).toISOString();
  }
  return null;
}
