/** A small random source whose whole sequence follows from its seed. */
export interface Random {
  /** 0 up to but not including 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  /** One of the items. Throws RangeError when there are none. */
  pick<Item>(items: readonly Item[]): Item;
  /** That many decimal digits. */
  digits(count: number): string;
}

/** Mulberry32: good enough to spread sales over a day, not for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new RangeError('Nothing to pick from');
      return item;
    },
    digits: (count) => Array.from({ length: count }, () => int(0, 9)).join(''),
  };
}
