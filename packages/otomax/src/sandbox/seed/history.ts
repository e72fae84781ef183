import type { PriceBook } from '../../prices.ts';
import { tellAccount } from './accounts.ts';
import type { MemberSeed } from './members.ts';
import type { OperatorSeed } from './operators.ts';
import type { BankSeed } from './parameters.ts';
import type { ProductSeed } from './products.ts';
import type { Random } from './random.ts';
import { createSales, type Period, type Shelf } from './sales.ts';
import type { SupplierSeed } from './suppliers.ts';

/** One transaction of the past; times in milliseconds since the epoch, money scaled. */
export interface Sale {
  member: MemberSeed;
  product: ProductSeed;
  operator: OperatorSeed;
  supplier: SupplierSeed;
  destination: string;
  buyerPhone: string | null;
  at: number;
  doneAt: number;
  status: number;
  /** What was debited; 0 for inquiries. */
  debit: bigint;
  cost: bigint;
  /** Open amount in rupiah. */
  amount: number | null;
  /** Bill in rupiah. */
  bill: number | null;
  inquiry: boolean;
  serial: string | null;
  note: string | null;
  balanceBefore: bigint;
  earnings: Earning[];
  /** Row numbers, given out when everything is sorted by time. */
  code: number;
  inboxCode: number;
  answerCode: number;
}

/** Commission of one upline on one sale. */
export interface Earning {
  earner: string;
  amount: bigint;
  at: number;
  redeemed: boolean;
}

/** A bank deposit by ticket. */
export interface Ticket {
  member: MemberSeed;
  amount: bigint;
  requestedAt: number;
  paidAt: number;
  bank: BankSeed;
  code: number;
  inboxCode: number;
}

/** One movement of a balance, in the order of one member's account. */
export interface Movement {
  member: MemberSeed;
  at: number;
  amount: bigint;
  kind: 'T' | 'G' | 'B' | 'K' | '1' | '2' | null;
  balanceAfter: bigint;
  sale?: Sale;
  ticket?: Ticket;
  counterpart?: MemberSeed;
  /** What a redemption of commission exchanged. */
  earnings?: Earning[];
}

/** All that happened, each list oldest first. */
export interface History {
  sales: Sale[];
  movements: Movement[];
}

/**
 * Lives the period once for all members. Downlines come before their uplines, because what an upline passed on
 * or earned follows from them.
 */
export function createHistory(
  members: readonly MemberSeed[],
  books: ReadonlyMap<string, PriceBook>,
  shelf: Shelf,
  period: Period,
  random: Random,
): History {
  const byCode = new Map(members.map((member) => [member.code, member]));
  const earnings = new Map<string, Earning[]>();
  const passedOn = new Map<string, Movement[]>();
  const history: History = { sales: [], movements: [] };
  for (const member of members.toReversed()) {
    const book = books.get(member.code);
    const made = book && period.to > period.from ? createSales(member, book, shelf, period, random) : [];
    const known = [...made.flatMap(movementsOf), ...(passedOn.get(member.code) ?? [])];
    const upline = member.upline === null ? undefined : byCode.get(member.upline);
    const account = tellAccount(member, upline, known, earnings.get(member.code) ?? [], period, random);
    const sales = made.filter((sale) => !account.impossible.has(sale));
    for (const earning of sales.flatMap((sale) => sale.earnings)) append(earnings, earning.earner, earning);
    for (const movement of account.movements) {
      const giver = movement.kind === '2' ? movement.counterpart : undefined;
      if (giver) append(passedOn, giver.code, passOn(movement, giver));
    }
    history.sales.push(...sales);
    history.movements.push(...account.movements);
  }
  history.sales.sort((a, b) => a.at - b.at);
  history.movements.sort((a, b) => a.at - b.at);
  return history;
}

function movementsOf(sale: Sale): Movement[] {
  const { member, at, doneAt, debit } = sale;
  const taken: Movement = { member, at, amount: -debit, kind: 'T', balanceAfter: 0n, sale };
  if (sale.status === 20) return [taken];
  return [taken, { member, at: doneAt, amount: debit, kind: 'G', balanceAfter: 0n, sale }];
}

function passOn(received: Movement, giver: MemberSeed): Movement {
  return {
    member: giver,
    at: received.at,
    amount: -received.amount,
    kind: '1',
    balanceAfter: 0n,
    counterpart: received.member,
  };
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
