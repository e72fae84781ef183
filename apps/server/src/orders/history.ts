import type { CallAnswer, Order } from '@hexaflate/contract';
import { BadCursorError, type Transaction, type TransactionFilter } from '@hexaflate/otomax';
import { type OrdersTable, type Place, prepared, type Store } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { purposeOfProduct } from '../otomax/sellable.ts';
import { presentOrders, transactionCodeOf, transactionView } from './present.ts';

/** One page of transactions, newest first: Otomax's rows joined with our journal. */
export interface HistoryPage {
  items: Order[];
  next?: string;
}

/**
 * Lists transactions, whoever sent them. Orders of ours that have no transaction yet (or never got one) are woven in
 * by their time. The cursor carries Otomax's own and the time down to which was shown. Throws BadCursorError.
 */
export async function listTransactions(
  context: Context,
  filter: TransactionFilter,
  page: { limit: number; cursor?: string | undefined },
): Promise<HistoryPage> {
  const cursor = page.cursor === undefined ? undefined : readCursor(page.cursor);
  const found = await context.otomax.transactions(filter, { limit: page.limit, cursor: cursor?.otomax });
  const shownDownTo = found.next === undefined ? 0 : (found.items.at(-1)?.enteredAt.getTime() ?? 0);
  const ours = await ordersOf(context, found.items);
  const without = await ordersWithoutTransaction(context, filter, shownDownTo, cursor?.before);
  const known = new Set(ours.map((order) => order.id));
  const presented = await presentOrders(context, [
    ...ours,
    ...without.filter((order) => !known.has(order.id)),
  ]);
  const byTransaction = new Map(
    presented.flatMap((order) => (order.transactionCode === null ? [] : [[order.transactionCode, order]])),
  );
  const sellingPrices = await sellingPricesOf(context, found.items);

  const rows = found.items.map(
    (transaction) =>
      byTransaction.get(transaction.code) ??
      transactionView(context, transaction, sellingPrices.get(transaction.code) ?? null),
  );
  const waiting = presented.filter((order) => order.transactionCode === null);
  const items = [...rows, ...waiting].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return found.next === undefined
    ? { items }
    : { items, next: writeCursor({ otomax: found.next, before: shownDownTo }) };
}

/** One transaction by its public id, of this agent when one is given. */
export async function findOrder(
  context: Context,
  id: string,
  agentCode?: string,
): Promise<Order | undefined> {
  const code = transactionCodeOf(id);
  const order = await context.store
    .selectFrom('orders')
    .selectAll()
    .where((eb) => (code === undefined ? eb('id', '=', id) : eb('transaction_code', '=', code)))
    .where('verb', '!=', 'inquire')
    .executeTakeFirst();
  if (order)
    return agentCode && order.agent_code !== agentCode
      ? undefined
      : (await presentOrders(context, [order]))[0];
  if (code === undefined) return undefined;
  const transaction = await context.otomax.transaction(code);
  if (!transaction || transaction.inquiry || (agentCode && transaction.agentCode !== agentCode))
    return undefined;
  const prices = await sellingPricesOf(context, [transaction]);
  return transactionView(context, transaction, prices.get(code) ?? null);
}

const waitingRows = prepared(
  (store: Store, place: Place<{ agentCode: string; productCode: string; destination: string }>) =>
    store
      .selectFrom('orders')
      .selectAll()
      .where('agent_code', '=', place('agentCode'))
      .where('product_code', '=', place('productCode'))
      .where('destination', '=', place('destination'))
      .where('verb', '!=', 'inquire')
      .where('transaction_code', 'is', null)
      .where('state', 'in', ['accepted', 'submitted', 'processing', 'unknown']),
);

/** Same product and destination today, ours and others', and the counter that a further purchase needs. */
export async function findSimilar(
  context: Context,
  agentCode: string,
  productCode: string,
  destination: string,
): Promise<CallAnswer<'similarOrders'>> {
  const transactions = await context.otomax.similarToday(agentCode, productCode, destination);
  const ours = await ordersOf(context, transactions);
  const waiting = await waitingRows(context.store, { agentCode, productCode, destination });
  const presented = await presentOrders(context, [
    ...ours,
    ...waiting.filter((order) => !ours.some(({ id }) => id === order.id)),
  ]);
  const inJournal = new Set(ours.map((order) => order.inbox_code));
  const others = transactions
    .filter(({ inboxCode }) => !inJournal.has(inboxCode))
    .map((transaction) => transactionView(context, transaction, null));
  const items = [...presented, ...others].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  const canRepeat = items.length === 0 || (await canBuyAgain(context, agentCode, productCode));
  return { items, nextCounter: items.length + 1, canRepeat };
}

/** Whether this Otomax can be told that one more of the same is meant, and is not a double tap. */
async function canBuyAgain(context: Context, agentCode: string, productCode: string): Promise<boolean> {
  const quote = await context.otomax.quote(agentCode, productCode);
  return quote === undefined || context.features.canSay(purposeOfProduct(quote.product, 2));
}

/** Journal rows behind transactions; the inbox row links them even before the journal has seen the transaction. */
async function ordersOf(context: Context, transactions: readonly Transaction[]): Promise<OrdersTable[]> {
  const inboxCodes = transactions.flatMap(({ inboxCode }) => (inboxCode === null ? [] : [inboxCode]));
  if (inboxCodes.length === 0) return [];
  const rows = await context.store
    .selectFrom('orders')
    .selectAll()
    .where('inbox_code', 'in', inboxCodes)
    .execute();
  const codes = new Map(transactions.map((transaction) => [transaction.inboxCode, transaction.code]));
  return rows.map((row) => ({
    ...row,
    transaction_code: row.transaction_code ?? codes.get(row.inbox_code) ?? null,
  }));
}

function ordersWithoutTransaction(
  context: Context,
  filter: TransactionFilter,
  from: number,
  before: number | undefined,
): Promise<OrdersTable[]> {
  let query = context.store
    .selectFrom('orders')
    .selectAll()
    .where('transaction_code', 'is', null)
    .where('verb', '!=', 'inquire')
    .where('accepted_at', '>=', Math.max(from, filter.from?.getTime() ?? 0))
    .orderBy('accepted_at', 'desc')
    .limit(100);
  if (filter.agentCode) query = query.where('agent_code', '=', filter.agentCode);
  if (before !== undefined) query = query.where('accepted_at', '<', before);
  if (filter.to) query = query.where('accepted_at', '<', filter.to.getTime());
  if (filter.category) query = query.where('category', '=', filter.category);
  if (filter.search) {
    // In one case and without what a pattern gives a meaning to: the engines differ in both.
    const words = filter.search.replace(/[%_\\]/g, '').toLowerCase();
    query = query.where((eb) => eb(eb.fn<string>('lower', ['destination']), 'like', `%${words}%`));
  }
  if (filter.state === 'failed') query = query.where('state', '=', 'failed');
  if (filter.state === 'success') query = query.where('state', '=', 'success');
  if (filter.state === 'pending')
    query = query.where('state', 'in', ['accepted', 'submitted', 'processing', 'unknown']);
  return query.execute();
}

async function sellingPricesOf(
  context: Context,
  transactions: readonly Transaction[],
): Promise<Map<number, string>> {
  if (transactions.length === 0) return new Map();
  const rows = await context.store
    .selectFrom('selling_price')
    .selectAll()
    .where(
      'transaction_code',
      'in',
      transactions.map(({ code }) => code),
    )
    .execute();
  const owners = new Map(transactions.map((transaction) => [transaction.code, transaction.agentCode]));
  return new Map(
    rows
      .filter((row) => owners.get(row.transaction_code) === row.agent_code)
      .map((row) => [row.transaction_code, row.selling_price]),
  );
}

interface HistoryCursor {
  otomax: string;
  /** Time in ms down to which the pages before have shown everything. */
  before: number;
}

function writeCursor(cursor: HistoryCursor): string {
  return Buffer.from(JSON.stringify([cursor.otomax, cursor.before])).toString('base64url');
}

function readCursor(text: string): HistoryCursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && typeof parsed[0] === 'string' && Number.isSafeInteger(parsed[1])) {
      return { otomax: parsed[0], before: parsed[1] };
    }
  } catch {
    // Falls through to the one answer for everything that we did not write.
  }
  throw new BadCursorError('Not a cursor of this list');
}
