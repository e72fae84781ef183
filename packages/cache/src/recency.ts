/** Entries by key, in the order of their last use. */
export interface RecencyMap<Value> {
  readonly size: number;
  /** The value under this key; it counts as used. */
  get(key: string): Value | undefined;
  /** Puts a value in; it counts as used. */
  set(key: string, value: Value): void;
  delete(key: string): boolean;
  clear(): void;
  /** The key that has been unused for longest. */
  oldest(): string | undefined;
  /** Longest unused first. May delete what it has just been given. */
  values(): Iterable<Value>;
}

interface Link<Value> {
  key: string;
  value: Value;
  older: Link<Value> | undefined;
  newer: Link<Value> | undefined;
}

/**
 * A chain through the entries of a Map: using one changes a few pointers, where taking it out of the Map and putting
 * it back would make the Map grow and shrink with every read.
 */
export function createRecencyMap<Value>(): RecencyMap<Value> {
  const links = new Map<string, Link<Value>>();
  let oldest: Link<Value> | undefined;
  let newest: Link<Value> | undefined;

  function unchain(link: Link<Value>): void {
    if (link.older) link.older.newer = link.newer;
    else oldest = link.newer;
    if (link.newer) link.newer.older = link.older;
    else newest = link.older;
  }

  function append(link: Link<Value>): void {
    link.older = newest;
    link.newer = undefined;
    if (newest) newest.newer = link;
    else oldest = link;
    newest = link;
  }

  function use(link: Link<Value>): void {
    if (link === newest) return;
    unchain(link);
    append(link);
  }

  return {
    get size() {
      return links.size;
    },
    get(key) {
      const link = links.get(key);
      if (!link) return undefined;
      use(link);
      return link.value;
    },
    set(key, value) {
      const known = links.get(key);
      if (known) {
        known.value = value;
        use(known);
        return;
      }
      const link: Link<Value> = { key, value, older: undefined, newer: undefined };
      links.set(key, link);
      append(link);
    },
    delete(key) {
      const link = links.get(key);
      if (!link) return false;
      links.delete(key);
      unchain(link);
      return true;
    },
    clear() {
      links.clear();
      oldest = undefined;
      newest = undefined;
    },
    oldest: () => oldest?.key,
    *values() {
      for (let link = oldest; link; ) {
        const { newer } = link;
        yield link.value;
        link = newer;
      }
    },
  };
}
