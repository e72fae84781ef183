import type { Words } from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function figure(value: number, digits: number, { tag }: Words): string {
  return new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(value);
}

/** A measured latency in milliseconds with as many digits as it deserves: "0,8 md", "64 md", "3,1 dtk", "4 mnt". */
export function formatLatency(ms: number, words: Words): string {
  const { t } = words;
  if (ms < 9.95) return t('unit.ms', { n: figure(ms, 1, words) });
  if (ms < 999.5) return t('unit.ms', { n: figure(ms, 0, words) });
  if (ms < 59_950) return t('unit.s', { n: figure(ms / 1000, 1, words) });
  return formatAge(ms, words);
}

/**
 * How long something has lasted, in its two biggest units: "12 dtk", "4 mnt 5 dtk", "1 jam 20 mnt", "2 hari 3 jam".
 * Milliseconds; a negative age (a clock that is behind) counts as none.
 */
export function formatAge(ms: number, words: Words): string {
  const { t } = words;
  const age = Math.max(0, ms);
  const n = (value: number) => figure(Math.floor(value), 0, words);
  if (age < MINUTE) return t('unit.s', { n: n(age / 1000) });
  const [big, small] =
    age < HOUR
      ? [t('unit.min', { n: n(age / MINUTE) }), rest(age % MINUTE, 1000, 'unit.s')]
      : age < DAY
        ? [t('unit.h', { n: n(age / HOUR) }), rest(age % HOUR, MINUTE, 'unit.min')]
        : [t('unit.d', { n: n(age / DAY) }), rest(age % DAY, HOUR, 'unit.h')];
  return small ? `${big} ${small}` : big;

  function rest(left: number, unit: number, key: 'unit.s' | 'unit.min' | 'unit.h'): string {
    const count = Math.floor(left / unit);
    return count === 0 ? '' : t(key, { n: n(count) });
  }
}

/** The same in its biggest unit alone, for a place without room: "4 mnt". */
export function formatRoughAge(ms: number, words: Words): string {
  const { t } = words;
  const age = Math.max(0, ms);
  const n = (value: number) => figure(Math.floor(value), 0, words);
  if (age < MINUTE) return t('unit.s', { n: n(age / 1000) });
  if (age < HOUR) return t('unit.min', { n: n(age / MINUTE) });
  if (age < DAY) return t('unit.h', { n: n(age / HOUR) });
  return t('unit.d', { n: n(age / DAY) });
}
