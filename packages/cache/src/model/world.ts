import type { Served } from '../api.ts';
import { assembleCache } from '../cache.ts';
import { createLedger } from '../ledger.ts';
import { createMemory, type Entry, entrySize } from '../memory.ts';
import type { Rules } from '../rules.ts';
import { createProcessTier } from '../tier.ts';
import { createDatabase, type Row, type Rows } from './database.ts';
import { createLoader, type Seen } from './loader.ts';

/** What happens in a world, in any order; each budget is how often the thing may happen. */
export interface Scenario {
  /** Reads of each reader, one after the other. */
  readers: readonly number[];
  /** Rows that each writer writes, one after the other. */
  writers: readonly (readonly Row[])[];
  batch: number;
  crashes: number;
  evictions: number;
  silences: number;
  failures: number;
  /** The relay is never heard again once it fell silent. */
  staysSilent?: boolean;
  acknowledgesFirst?: boolean;
}

/** The code under test: the cache's own parts, or parts with one thing broken. */
export interface Subject {
  rules: Rules;
  /** Leaves the bodies in memory when their tags move. */
  keepsMovedBodies?: boolean;
  /** Keeps a body one round of promises after its lease was checked. */
  keepsLate?: boolean;
  /** Trusts memory again after a silence as if nothing could have been missed. */
  remembersThroughSilence?: boolean;
}

interface Pending {
  /** What the relay vouched for when the read began. */
  floor: Rows;
  event: number;
  lease: number;
  trusted: boolean;
  landings: number;
}

interface Step {
  may(): boolean;
  take(): void;
}

const rowNames: readonly Row[] = ['a', 'b'];
const heartbeatLimitMs = 1000;
const bodySize = 1000;

const fillerEntry = {
  key: 'filler-00',
  kind: 'filler',
  tags: [],
  body: { bytes: new Uint8Array(bodySize), etag: '' },
};

/** One run of a scenario against the real cache: which steps are possible now, taking one, and what it broke. */
export function createWorld(scenario: Scenario, subject: Subject) {
  let now = 0;
  let heard = true;
  let events = 0;
  let fillers = 10;
  let flightEvent = 0;
  let flightLease = 0;
  const violations: string[] = [];
  const budget = {
    crashes: scenario.crashes,
    evictions: scenario.evictions,
    silences: scenario.silences,
    failures: scenario.failures,
  };

  const ledger = createLedger(100);
  // Eight fillers take the whole budget, so that reading eight new ones evicts everything else.
  const memory = createMemory(8 * entrySize(fillerEntry));
  const keepLate = (entry: Entry): Entry[] => {
    queueMicrotask(() => memory.put(entry));
    return [];
  };
  const silentAt = subject.remembersThroughSilence
    ? (silence: number, limit: number) => subject.rules.trusts(heard ? Math.min(silence, 0) : silence, limit)
    : subject.rules.trusts;
  const cache = assembleCache(
    { maxBytes: 0, clock: () => now, heartbeatLimitMs, flightLimitMs: Number.POSITIVE_INFINITY },
    {
      ledger,
      memory: {
        ...memory,
        put: subject.keepsLate ? keepLate : memory.put,
        dropTagged: subject.keepsMovedBodies ? () => 0 : memory.dropTagged,
      },
      rules: { ...subject.rules, trusts: silentAt },
      tier: createProcessTier(),
    },
  );
  cache.heartbeat();

  const database = createDatabase(
    { batch: scenario.batch, acknowledgesFirst: scenario.acknowledgesFirst ?? false },
    (rows) => {
      // While the relay is not heard here, its publishing ends as soon as this process has lost its trust.
      if (heard) void cache.invalidate(rows);
    },
  );
  const loader = createLoader(database.rows);
  const view = {
    key: 'view',
    kind: 'model',
    load() {
      flightEvent = ++events;
      flightLease = ledger.now();
      return loader.load();
    },
  };

  const readers = scenario.readers.map((left) => ({ left, pending: undefined as Pending | undefined }));
  const writers = scenario.writers.map((rows) => ({ rows, written: 0 }));

  function expectFresh(seen: Seen, floor: Rows, where: string): void {
    for (const row of rowNames) {
      const value = seen[row];
      if (value !== undefined && value < floor[row]) {
        violations.push(`${where} shows ${row}=${value} after ${row}=${floor[row]} was applied`);
      }
    }
  }

  function decode(bytes: Uint8Array): Seen {
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /** What memory holds of the view. Looks without counting as a read. */
  function kept(): Seen | undefined {
    const entry = [...memory.entries()].find(({ key }) => key === view.key);
    return entry && decode(entry.body.bytes);
  }

  function begin(index: number): void {
    const reader = readers[index];
    if (!reader) return;
    const floor = { ...database.promised };
    const pending = { floor, event: ++events, lease: ledger.now(), trusted: heard, landings: 0 };
    reader.left -= 1;
    reader.pending = pending;
    const answered = (): void => {
      reader.pending = undefined;
      if (pending.landings > 2) violations.push(`reader ${index} waited for ${pending.landings} loads`);
    };
    cache.read(view).then((served: Served) => {
      answered();
      expectFresh(decode(served.bytes), floor, `reader ${index} (${served.source})`);
    }, answered);
  }

  function end(landing: () => void): void {
    for (const { pending } of readers) if (pending) pending.landings += 1;
    landing();
  }

  function evict(): void {
    for (let count = 0; count < 8; count += 1) memory.put({ ...fillerEntry, key: `filler-${fillers++}` });
  }

  const steps = new Map<string, Step>();
  const offer = (name: string, may: () => boolean, take: () => void): void =>
    void steps.set(name, { may, take });
  const spend = (what: keyof typeof budget, take: () => void) => (): void => {
    budget[what] -= 1;
    take();
  };

  readers.forEach((reader, index) => {
    offer(
      `reader ${index} begins`,
      () => !reader.pending && reader.left > 0,
      () => begin(index),
    );
  });
  writers.forEach((writer, index) => {
    writer.rows.forEach((row, turn) => {
      offer(
        `writer ${index} writes ${row}, turn ${turn + 1}`,
        () => writer.written === turn,
        () => {
          writer.written += 1;
          database.write(row);
        },
      );
    });
  });
  const loaded = (): boolean => loader.underWay() > 0 && !loader.nextLook();
  for (const row of rowNames) {
    offer(
      `load looks at ${row}`,
      () => loader.nextLook() === row,
      () => loader.looks(row),
    );
  }
  offer('load lands', loaded, () => end(loader.lands));
  offer(
    'load fails',
    () => loader.underWay() > 0 && budget.failures > 0,
    spend('failures', () => end(loader.fails)),
  );
  offer('relay reads', () => database.step() === 'idle' && database.hasQueued(), database.relayReads);
  offer('relay applies', () => database.step() === 'apply', database.relayApplies);
  offer('relay acknowledges', () => database.step() === 'acknowledge', database.relayAcknowledges);
  offer(
    'relay crashes',
    () => database.step() !== 'idle' && budget.crashes > 0,
    spend('crashes', database.relayCrashes),
  );
  offer('memory evicts', () => kept() !== undefined && budget.evictions > 0, spend('evictions', evict));
  offer(
    'relay falls silent',
    () => heard && budget.silences > 0,
    spend('silences', () => {
      now += heartbeatLimitMs + 1;
      heard = false;
    }),
  );
  offer(
    'relay is heard again',
    () => !heard && !scenario.staysSilent,
    () => {
      heard = true;
      cache.heartbeat();
    },
  );

  function expectSound(): void {
    if (loader.underWay() > 1) violations.push('two loads of one key at a time');
    const waiting = readers.some((reader) => reader.pending);
    if (waiting && loader.underWay() === 0) violations.push('a reader waits and nothing is under way');
    if (!heard) return;
    const seen = kept();
    if (seen) expectFresh(seen, database.promised, 'memory');
  }

  return {
    /** The steps that are possible now. */
    steps: (): string[] => [...steps].filter(([, step]) => step.may()).map(([name]) => name),
    take: (name: string): void => steps.get(name)?.take(),
    /** What went wrong so far; asks for all work between steps to have come to rest. */
    violations(): readonly string[] {
      expectSound();
      return violations;
    },
    /** Everything that decides what can still happen: runs that meet here need to be followed only once. */
    fingerprint(): string {
      return JSON.stringify([
        database.fingerprint(),
        loader.underWay() && [loader.seen(), rowNames.map((row) => ledger.holds(flightLease, [row]))],
        readers.map(({ left, pending }) => [
          left,
          pending && [
            pending.floor,
            pending.event < flightEvent,
            pending.lease === flightLease,
            pending.trusted,
            pending.landings,
          ],
        ]),
        writers.map((writer) => writer.written),
        budget,
        heard,
        kept(),
      ]);
    },
  };
}
