import type { Money } from '@hexaflate/contract/money';

/** A vertical axis for money: its top and its marks, all round figures. */
export interface MoneyScale {
  top: Money;
  marks: Money[];
}

const STEPS = [1n, 2n, 5n] as const;
/** At most this many marks above zero. */
const MOST_MARKS = 5n;

/** The smallest scale of round steps (1, 2 or 5 and zeros, in rupiah) that holds every amount. */
export function moneyScale(amounts: readonly Money[]): MoneyScale {
  let highest = 0n;
  for (const amount of amounts) if (amount > highest) highest = amount;
  for (let power = 10_000n; ; power *= 10n) {
    for (const factor of STEPS) {
      const step = power * factor;
      const count = (highest + step - 1n) / step;
      if (count > MOST_MARKS) continue;
      const marks = Array.from(
        { length: Number(count < 1n ? 1n : count) + 1 },
        (_, nth) => step * BigInt(nth),
      );
      return { top: marks.at(-1) ?? step, marks };
    }
  }
}

/** Where an amount stands on a scale, from 0 (bottom) to 1 (top): a place to draw at, no longer money. */
export function shareOfScale(amount: Money, { top }: MoneyScale): number {
  return Number((amount * 10_000n) / top) / 10_000;
}
