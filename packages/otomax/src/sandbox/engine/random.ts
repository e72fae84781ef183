/**
 * A number from 0 up to but not including 1 that depends on nothing but its arguments, so that a restarted engine
 * finds every supplier in the mood in which it left him. (FNV-1a, finished as in MurmurHash3.)
 */
export function fraction(seed: number, ...parts: readonly (string | number)[]): number {
  let hash = 2_166_136_261 ^ seed;
  for (const character of parts.join('|')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** One of the items, evenly. Throws RangeError when there are none. */
export function pick<Item>(items: readonly Item[], at: number): Item {
  const item = items[Math.floor(at * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}

/** `count` decimal digits. */
export function digits(count: number, seed: number, ...parts: readonly (string | number)[]): string {
  let text = '';
  for (let index = 0; index < count; index += 1)
    text += Math.floor(fraction(seed, ...parts, 'digit', index) * 10);
  return text;
}
