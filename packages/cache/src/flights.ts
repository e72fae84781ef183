import type { CacheEvent, Served, View } from './api.ts';
import { type Body, finishBody } from './body.ts';
import type { Lease, Ledger } from './ledger.ts';
import type { Landing, Moment, Reader, Rules } from './rules.ts';
import type { SharedBody, SharedLease, SharedTier } from './tier.ts';

/** How a load ended: its answer or its failure, and what the rules must know of it. */
type Outcome = Landing & ({ failed: false; body: Body } | { failed: true; error: unknown });

/** A load under way. */
interface Flight {
  began: Moment;
  lease: Lease;
  startedAt: number;
  /** Resolves when the load ends, and does not reject: a failure is an outcome. */
  landed: Promise<Outcome>;
}

/** What flights need from the cache around them. */
export interface FlightDeck {
  ledger: Ledger;
  rules: Rules;
  tier: SharedTier;
  clock(): number;
  /** Age at which a flight is no longer waited for, in milliseconds. */
  limitMs: number;
  trusted(): boolean;
  /** Keeps a body whose lease held; says what became of it. */
  keep(view: View, body: SharedBody): 'kept' | 'distrusted' | 'oversized';
  observe(event: CacheEvent): void;
}

/** Loads, one per key at a time, and the reads that wait for them. */
export interface Flights {
  /** Answers a read that memory could not answer, by a load that is new enough for it. */
  board(view: View, trusted: boolean): Promise<Served>;
}

export function createFlights(deck: FlightDeck): Flights {
  const underWay = new Map<string, Flight>();
  let moments: Moment = 0;

  /** The shared body, or a load under the shared lease. Without trust nothing shared is believed either. */
  async function fetch(view: View): Promise<{ body: SharedBody; lease?: SharedLease }> {
    const taken = deck.trusted() ? await deck.tier.take(view.key).catch(withoutTier) : undefined;
    if (taken && 'body' in taken) return { body: taken.body };
    try {
      const loaded = await view.load();
      const body = { ...finishBody(loaded.body), tags: loaded.tags };
      return taken ? { body, lease: taken.lease } : { body };
    } catch (error) {
      if (taken) giveBack(taken.lease, undefined);
      throw error;
    }
  }

  function withoutTier(error: unknown): undefined {
    deck.observe({ type: 'tierFailed', error });
  }

  function giveBack(lease: SharedLease, body: SharedBody | undefined): void {
    deck.tier.give(lease, body).catch(withoutTier);
  }

  /**
   * The check of the lease, the keeping and the end of the flight are one step, without an await between them: a
   * change either finds the body in memory or breaks the lease, and no later read can join a flight that has landed.
   */
  async function fly(view: View, flight: Omit<Flight, 'landed'>): Promise<Outcome> {
    const result = await fetch(view).then(
      (fetched) => ({ ...fetched, failed: false as const }),
      (error: unknown) => ({ error, failed: true as const }),
    );
    if (underWay.get(view.key)?.began === flight.began) underWay.delete(view.key);
    const { began, lease } = flight;
    const ms = deck.clock() - flight.startedAt;
    if (result.failed) {
      deck.observe({ type: 'failed', kind: view.kind, ms, error: result.error });
      return { began, lease, held: false, failed: true, error: result.error };
    }
    const held = deck.rules.holds(deck.ledger, lease, result.body.tags);
    const kept = held ? deck.keep(view, result.body) : 'moved';
    if (result.lease) giveBack(result.lease, result.body);
    deck.observe({ type: 'loaded', kind: view.kind, ms, bytes: result.body.bytes.byteLength, kept });
    return { began, lease, held, failed: false, body: result.body };
  }

  function depart(view: View): Promise<Outcome> {
    moments += 1;
    const start = { began: moments, lease: deck.ledger.now(), startedAt: deck.clock() };
    const flight: Flight = { ...start, landed: fly(view, start) };
    underWay.set(view.key, flight);
    return flight.landed;
  }

  /** The flight to wait for. One that is overdue may never end, and must not hold up the key for ever. */
  function current(key: string): Flight | undefined {
    const flight = underWay.get(key);
    return flight && deck.clock() - flight.startedAt <= deck.limitMs ? flight : undefined;
  }

  function arrive(outcome: Outcome, source: Served['source']): Served {
    if (outcome.failed) throw outcome.error;
    return { bytes: outcome.body.bytes, etag: outcome.body.etag, source };
  }

  return {
    async board(view, trusted) {
      moments += 1;
      const reader: Reader = { began: moments, lease: deck.ledger.now(), trusted };
      for (;;) {
        const flight = current(view.key);
        if (!flight) return arrive(await depart(view), trusted ? 'loaded' : 'distrusted');
        const outcome = await flight.landed;
        if (deck.rules.mayShare(outcome, reader)) return arrive(outcome, trusted ? 'joined' : 'distrusted');
      }
    },
  };
}
