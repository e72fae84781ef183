import { rupiah } from '@hexaflate/contract/money';
import type { Earning, Movement, Sale, Ticket } from './history.ts';
import type { MemberSeed } from './members.ts';
import { banks } from './parameters.ts';
import type { Random } from './random.ts';
import type { Period } from './sales.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const depositSizes: Readonly<Record<string, readonly number[]>> = {
  MASTER: [5_000_000, 10_000_000, 20_000_000],
  DEALER: [1_000_000, 2_000_000, 5_000_000],
  AGEN: [300_000, 500_000, 1_000_000, 1_500_000],
  RETAIL: [50_000, 100_000, 200_000],
};

export interface Account {
  /** Oldest first. */
  movements: Movement[];
  /** Sales that the account could not carry: they never happened. */
  impossible: ReadonlySet<Sale>;
}

/**
 * Tells the story of one account backwards from the balance that it must have in the end: undoing each movement,
 * and wherever the balance before it would be large, a deposit had come. So every chain is right and ends exactly
 * where the seed wants it; what is left at the beginning is the opening balance.
 */
export function tellAccount(
  member: MemberSeed,
  upline: MemberSeed | undefined,
  known: readonly Movement[],
  earnings: readonly Earning[],
  period: Period,
  random: Random,
): Account {
  const movements: Movement[] = [];
  const impossible = new Set<Sale>();
  const story = inOrder([...known, ...redemptions(member, earnings, period, random)]);
  let balance = rupiah(member.balance);
  let deposit = nextDeposit(member, upline, random);
  for (let index = story.length - 1; index >= 0; index -= 1) {
    const movement = story[index];
    if (!movement || (movement.sale && impossible.has(movement.sale))) continue;
    if (movement.amount > balance) {
      // This credit cannot have come; if it was a refund, the sale behind it never happened either.
      if (movement.sale) impossible.add(movement.sale);
      continue;
    }
    movement.balanceAfter = balance;
    balance -= movement.amount;
    movements.push(movement);
    settle(movement, balance);
    const earlier = story[index - 1]?.at ?? period.from;
    if (balance >= deposit.amount + deposit.rest && movement.at - earlier > 4) {
      const at = movement.at - Math.min(10 * MINUTE_MS, Math.floor((movement.at - earlier) / 2));
      movements.push(depositAt(at, balance, member, deposit, random));
      balance -= deposit.amount;
      deposit = nextDeposit(member, upline, random);
    }
  }
  if (balance > 0n) {
    movements.push({ member, at: period.from, amount: balance, kind: null, balanceAfter: balance });
  }
  return { movements: movements.reverse(), impossible };
}

/** Sorts by time and pulls equal times apart, so that an account has one order. */
function inOrder(movements: Movement[]): Movement[] {
  const sorted = movements.sort((a, b) => a.at - b.at);
  let last = 0;
  for (const movement of sorted) {
    movement.at = Math.max(movement.at, last + 5);
    last = movement.at;
  }
  return sorted;
}

/** Writes into the sale or the earnings what a movement settled about them. */
function settle(movement: Movement, balanceBefore: bigint): void {
  const { sale, kind, at } = movement;
  if (sale && kind === 'T') {
    sale.at = at;
    sale.balanceBefore = balanceBefore;
  }
  if (sale && kind === 'G') sale.doneAt = at;
  for (const earning of movement.earnings ?? []) earning.redeemed = true;
}

function redemptions(
  member: MemberSeed,
  earnings: readonly Earning[],
  period: Period,
  random: Random,
): Movement[] {
  const movements: Movement[] = [];
  let since = period.from;
  for (let at = period.from + 20 * DAY_MS; at < period.to - 5 * DAY_MS; at += random.int(24, 34) * DAY_MS) {
    const due = earnings.filter((earning) => earning.at >= since && earning.at < at);
    const amount = due.reduce((sum, earning) => sum + earning.amount, 0n);
    if (amount > 0n) movements.push({ member, at, amount, kind: 'K', balanceAfter: 0n, earnings: due });
    since = at;
  }
  return movements;
}

interface Deposit {
  amount: bigint;
  /** What was left when it came. */
  rest: bigint;
  upline: MemberSeed | undefined;
}

function nextDeposit(member: MemberSeed, upline: MemberSeed | undefined, random: Random): Deposit {
  const size = random.pick(depositSizes[member.level] ?? [100_000]);
  const rest = rupiah(random.int(0, Math.floor(size / 5)));
  if (upline && random.chance(0.4)) return { amount: rupiah(size), rest, upline };
  // Tickets have unique last digits, by which the bank line is recognised.
  return { amount: rupiah(size + random.int(1, 999)), rest, upline: undefined };
}

function depositAt(
  at: number,
  balanceAfter: bigint,
  member: MemberSeed,
  deposit: Deposit,
  random: Random,
): Movement {
  const { amount, upline } = deposit;
  if (upline) return { member, at, amount, kind: '2', balanceAfter, counterpart: upline };
  const ticket: Ticket = {
    member,
    amount,
    requestedAt: at - random.int(4, 35) * MINUTE_MS,
    paidAt: at,
    bank: random.pick(banks),
    code: 0,
    inboxCode: 0,
  };
  return { member, at, amount, kind: 'B', balanceAfter, ticket };
}
