import type { Loaded } from '../api.ts';
import type { Row, Rows } from './database.ts';

/** What a load has seen so far; sent as its body. */
export type Seen = Partial<Rows>;

interface Load {
  seen: Seen;
  resolve(loaded: Loaded): void;
  reject(error: Error): void;
}

/**
 * A loader whose every step is taken from outside. It looks at row a first and at row b only when a is odd, so
 * its tags are known only in the end, and its two looks are apart in time, as two statements are.
 */
export function createLoader(rows: Rows) {
  const underWay: Load[] = [];

  function nextLook(load: Load): Row | undefined {
    if (load.seen.a === undefined) return 'a';
    return load.seen.a % 2 === 1 && load.seen.b === undefined ? 'b' : undefined;
  }

  function end(): Load {
    const load = underWay.shift();
    if (!load) throw new Error('no load is under way');
    return load;
  }

  return {
    load: (): Promise<Loaded> =>
      new Promise((resolve, reject) => {
        underWay.push({ seen: {}, resolve, reject });
      }),
    /** Loads of the one key of the model that are under way: never more than one. */
    underWay: () => underWay.length,
    seen: (): Seen | undefined => underWay[0]?.seen,
    /** The row that the load looks at next; undefined when it has seen all, or when there is none. */
    nextLook: (): Row | undefined => (underWay[0] ? nextLook(underWay[0]) : undefined),
    looks(row: Row): void {
      const load = underWay[0];
      if (load) load.seen[row] = rows[row];
    },
    lands(): void {
      const { seen, resolve } = end();
      resolve({ body: JSON.stringify(seen), tags: Object.keys(seen) });
    },
    fails(): void {
      end().reject(new Error('the load failed'));
    },
  };
}
