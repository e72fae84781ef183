import type { Figure, Unit } from '../scenario.ts';

const UNITS: Record<Unit, string> = {
  ms: ' ms',
  us: ' µs',
  bytes: ' bytes',
  perSecond: '/s',
  times: '×',
  points: '',
  count: '',
};

/** A measured value as people read it, with as many digits as mean something: "1.84 ms", "12,400/s", "96". */
export function showValue(value: number, unit: Unit): string {
  return `${showNumber(value)}${UNITS[unit]}`;
}

function showNumber(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const text = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** "at most 100 ms". */
export function showTarget({ target, unit }: Figure): string {
  if (!target) return '';
  return 'atMost' in target
    ? `at most ${showValue(target.atMost, unit)}`
    : `at least ${showValue(target.atLeast, unit)}`;
}
