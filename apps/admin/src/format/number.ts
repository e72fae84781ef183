import { type Money, parseMoney } from '@hexaflate/contract/money';
import type { Words } from './words.ts';

/** A count with the language's separators: 2.184. */
export function formatCount(value: number, { tag }: Words): string {
  return new Intl.NumberFormat(tag).format(value);
}

/** A share from 0 to 1 as a percentage with at most one decimal, never rounded up to a 100 that is not reached. */
export function formatShare(share: number, { tag }: Words): string {
  const honest = share < 1 ? Math.min(share, 0.999) : share;
  return new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }).format(honest);
}

/** Whole percent by which `now` is above (or below) `before`; null when there was nothing to compare with. */
export function percentChange(now: string, before: string): number | null {
  const base = parseMoney(before);
  if (base <= 0n) return null;
  const tenths = ((parseMoney(now) - base) * 1000n) / base;
  return Math.round(Number(tenths) / 10);
}

const COMPACT: readonly { from: Money; key: 'thousand' | 'million' | 'billion' }[] = [
  { from: 10_000_000_000_000n, key: 'billion' },
  { from: 10_000_000_000n, key: 'million' },
  { from: 10_000_000n, key: 'thousand' },
];

/** Money for the axis of a chart: "Rp500 rb", "Rp2,5 jt". Cuts below a tenth of the unit. */
export function formatCompactRupiah(amount: Money, { t, tag }: Words): string {
  const unit = COMPACT.find(({ from }) => amount >= from);
  if (!unit) return `Rp${amount / 10_000n}`;
  const tenths = (amount * 10n) / unit.from;
  const point = tag.startsWith('en') ? '.' : ',';
  const figure = tenths % 10n === 0n ? `${tenths / 10n}` : `${tenths / 10n}${point}${tenths % 10n}`;
  return t(`compact.${unit.key}`, { figure });
}

/** Bytes as a person reads them: "12,4 MB". */
export function formatBytes(bytes: number, { tag }: Words): string {
  const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(steps.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: steps[power] ?? 'byte',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}
