import { describe, expect, test } from 'bun:test';
import { en } from './en.ts';
import { id } from './id.ts';

type Words = { [key: string]: string | Words };

/** Pairs such as `mark` and `markOf`: what stands on a control, and what is spoken for it. */
function pairs(words: Words): { key: string; seen: string; spoken: string }[] {
  return Object.entries(words).flatMap(([key, spoken]) => {
    if (typeof spoken !== 'string') return pairs(spoken);
    const seen = key.endsWith('Of') ? words[key.slice(0, -2)] : undefined;
    return typeof seen === 'string' ? [{ key, seen, spoken }] : [];
  });
}

describe('a control is called by the words that stand on it', () => {
  test.each([
    ['Indonesian', id],
    ['English', en],
  ] as const)('in %s', (_, words) => {
    const found = pairs(words);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ seen, spoken }) => !spoken.toLowerCase().includes(seen.toLowerCase()))).toEqual(
      [],
    );
  });
});
