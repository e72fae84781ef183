import type { Attempt } from './attempt.ts';
import type { BooksPage, SaleRow } from './books.ts';
import type { JournalRow } from './journal.ts';

/** What a run came to. The last four must be 0. */
export interface Verdict {
  attempts: number;
  accepted: number;
  sold: number;
  refused: number;
  failed: number;
  neverSent: number;
  /** Attempts that Otomax holds more than one sale of. */
  duplicates: number;
  /** Accepted, but neither in Otomax nor closed as never sent; or confirmed to the device and not in the journal. */
  lost: number;
  /** Final in Otomax and not, or not the same, with us. */
  unresolved: number;
  /** Resellers whose balance is not the sum of their ledger. */
  wrongBalance: number;
}

/**
 * Compares what the devices were told, what the journal says and what stands in Otomax's own tables. Sales are
 * counted by agent and destination, which only one attempt has, and not by anything that the product itself wrote.
 */
export function judge(
  attempts: readonly Attempt[],
  journal: readonly JournalRow[],
  books: BooksPage,
): Verdict {
  const sales = Map.groupBy(books.sales, (sale) => `${sale.agent} ${sale.destination}`);
  const inbox = books.messages;
  const byAttempt = new Map(journal.map((order) => [order.attempt_id, order]));
  const salesOf = (attempt: Attempt) => sales.get(`${attempt.seller.code} ${attempt.destination}`) ?? [];
  return {
    attempts: attempts.length,
    accepted: attempts.filter((attempt) => byAttempt.has(attempt.attemptId)).length,
    sold: journal.filter((order) => order.state === 'success').length,
    refused: attempts.filter((attempt) => !byAttempt.has(attempt.attemptId)).length,
    failed: journal.filter((order) => order.state === 'failed' && order.failure_code !== 'neverSent').length,
    neverSent: journal.filter((order) => order.failure_code === 'neverSent').length,
    duplicates: attempts.filter((attempt) => salesOf(attempt).length > 1).length,
    lost: attempts.filter((attempt) =>
      isLost(attempt, byAttempt.get(attempt.attemptId), inbox, salesOf(attempt)),
    ).length,
    unresolved: journal.filter((order) => isUnresolved(order, inbox, sales)).length,
    wrongBalance: books.wrongBalances,
  };
}

function isLost(
  attempt: Attempt,
  order: JournalRow | undefined,
  inbox: ReadonlyMap<number, number>,
  sales: readonly SaleRow[],
): boolean {
  if (!order) return attempt.orderId !== undefined || sales.length > 0;
  if (order.inbox_code !== null) return !inbox.has(order.inbox_code);
  return order.state !== 'failed';
}

function isUnresolved(
  order: JournalRow,
  inbox: ReadonlyMap<number, number>,
  sales: ReadonlyMap<string, SaleRow[]>,
): boolean {
  if (order.inbox_code === null) return order.state !== 'failed';
  const sale = (sales.get(`${order.agent_code} ${order.destination}`) ?? []).find(
    ({ inbox: code }) => code === order.inbox_code,
  );
  if (sale) return isFinalStatus(sale.status) && order.state !== (sale.status < 40 ? 'success' : 'failed');
  const status = inbox.get(order.inbox_code) ?? 0;
  return status >= 40 && order.state !== 'failed';
}

function isFinalStatus(status: number): boolean {
  return status >= 20 && status < 200;
}

/** The run is good when nothing was sold twice, lost, left open or miscounted. */
export function isGood(verdict: Verdict): boolean {
  return (
    verdict.duplicates === 0 && verdict.lost === 0 && verdict.unresolved === 0 && verdict.wrongBalance === 0
  );
}
