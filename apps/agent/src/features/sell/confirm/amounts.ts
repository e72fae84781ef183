import type { Product } from '@hexaflate/contract/catalog';
import { moneyToWire, parseMoney, rupiah } from '@hexaflate/contract/money';

export type AmountProblem = 'tooSmall' | 'tooLarge' | 'wrongStep';
type Limits = NonNullable<Product['amount']>;

/** Why an open amount (rupiah) cannot be sold; null when it can. */
export function amountProblem(amount: number, limits: Limits): AmountProblem | null {
  if (amount < limits.min) return 'tooSmall';
  if (amount > limits.max) return 'tooLarge';
  return limits.step > 1 && amount % limits.step !== 0 ? 'wrongStep' : null;
}

const USUAL = [
  10_000, 20_000, 25_000, 50_000, 100_000, 150_000, 200_000, 250_000, 300_000, 500_000, 1_000_000,
];

/** At most six round amounts (rupiah) inside the limits, for one tap. */
export function quickAmounts(limits: Limits): number[] {
  return USUAL.filter((amount) => amountProblem(amount, limits) === null).slice(0, 6);
}

/** What the agent pays for a product (wire): its price plus the open amount. Bills have their inquired total instead. */
export function costOf(price: string, amount: number | null): string {
  return moneyToWire(parseMoney(price) + rupiah(amount ?? 0));
}

/** Adds two wire amounts. */
export function plus(one: string, other: string): string {
  return moneyToWire(parseMoney(one) + parseMoney(other));
}

/** Takes the second wire amount from the first. */
export function minus(one: string, other: string): string {
  return moneyToWire(parseMoney(one) - parseMoney(other));
}

/** Whole rupiah typed by a person, as a wire amount; null when there is no digit. */
export function typedRupiah(text: string): string | null {
  const digits = text.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  return digits === '' || digits.length > 12 ? null : digits;
}
