import { randomUUID } from 'node:crypto';
import type { GatewayContext, Reader } from '../../gateway/context.ts';
import type { Change } from '../../gateway.ts';
import { toLocalText } from '../../local-time.ts';
import { createCommissionPoller } from './commissions.ts';
import { type EventPoller, type Looked, openEventPoller, together } from './event-poller.ts';
import { type EventRow, type EventTable, eventTables, readNewest } from './events.ts';
import { createMasterPoller, type MasterPoller } from './master-poller.ts';
import { masterSources, readAgents } from './masters.ts';
import type { Found } from './mirror.ts';

/** How often things are looked at, in milliseconds, and how much at once. */
export interface PollingPace {
  /** New rows and unfinished ones. */
  eventsMs: number;
  /** Tables that are read whole; undefined leaves each its own pace. */
  mastersMs: number | undefined;
  /** Pages of such tables in one look. */
  pages: number;
  pageSize: number;
  commissionsMs: number;
  /** Recent rows that were final already. */
  recentMs: number;
  /** Whether our triggers still stand. */
  triggersMs?: number | undefined;
}

export const usualPace: PollingPace = {
  eventsMs: 500,
  mastersMs: undefined,
  pages: 2,
  pageSize: 1000,
  commissionsMs: 5000,
  recentMs: 60_000,
};

/** How the ids of these changes begin. */
export const POLL_PREFIX = 'poll:';
/** More unread changes than this are told as one: everything. */
const MOST_PENDING = 10_000;
/** Ledger rows this young when polling begins may have been missed by whoever looked before. */
const NEWS_MS = 5 * 60_000;

export interface Poller {
  /** Found and not acknowledged, oldest first. */
  pending(limit: number): Change[];
  acknowledge(ids: readonly string[]): void;
  /** Looks, if it is time. One look at a time. */
  look(): Promise<void>;
  /** Milliseconds until the next look is due. */
  dueIn(): number;
}

export interface PollerOptions extends Pick<GatewayContext, 'dialect' | 'now'> {
  db: Reader;
  /** The tables to look at, as they are now; what joins later is read from the beginning. */
  tables: () => readonly string[];
  pace: PollingPace;
}

/**
 * Finds changes where no trigger tells of them: new rows by their numbers, unfinished rows by their status, everything
 * else by comparing it with what it was. Whatever begins to be looked at begins with `everything`, since nobody knows
 * what changed before.
 */
export function createPoller({ db, tables, pace, dialect, now }: PollerOptions): Poller {
  const pending = new Map<string, Change>();
  const events = new Map<EventTable, EventPoller>();
  const masters = new Map<string, MasterPoller>();
  let commissions = createCommissionPoller(db, pace.commissionsMs);
  let lookedAt = Number.NEGATIVE_INFINITY;
  let comparedAt = performance.now();
  let looking: Promise<void> | undefined;

  const tell = (found: readonly Found[]) => {
    for (const change of found) {
      const id = `${POLL_PREFIX}${randomUUID()}`;
      pending.set(id, { id, ...change, at: now() });
    }
    if (pending.size <= MOST_PENDING) return;
    pending.clear();
    tell([everything]);
  };
  const forgetOthers = (wanted: ReadonlySet<string>) => {
    for (const table of events.keys()) if (!wanted.has(table)) events.delete(table);
    for (const table of masters.keys()) if (!wanted.has(table)) masters.delete(table);
  };

  const lookAtEvents = async (wanted: ReadonlySet<string>, at: number): Promise<Looked> => {
    const followed = eventTables.filter((table) => wanted.has(table));
    if (followed.length === 0) return together([]);
    const newest = await readNewest(db);
    const since = toLocalText(new Date(now().getTime() - NEWS_MS), dialect.utcOffsetMinutes);
    const looked: Looked[] = [];
    for (const table of followed) {
      const poller = events.get(table);
      if (poller) {
        looked.push(await poller.look(newest[table], at));
        continue;
      }
      const isNews = (row: EventRow) => table === 'mutasi' && row.at !== undefined && row.at >= since;
      const opened = await openEventPoller(db, table, newest[table], isNews);
      events.set(table, opened.poller);
      looked.push({ found: [everything, ...opened.first.found], rows: opened.first.rows });
    }
    if (at - comparedAt >= pace.recentMs) {
      comparedAt = at;
      for (const poller of events.values()) looked.push(await poller.compareRecent());
    }
    return together(looked);
  };

  /** A ledger row says whose balance moved, and which transaction was debited or refunded. */
  const followLedger = async (rows: readonly EventRow[]): Promise<Found[]> => {
    const agents = [...new Set(rows.flatMap(({ agent }) => agent ?? []))];
    const sales = [...new Set(rows.flatMap(({ transaction }) => transaction ?? []))];
    const reseller = masters.get('reseller');
    const transaksi = events.get('transaksi');
    return [
      ...(reseller ? reseller.apply(await readAgents(db, agents)) : []),
      ...(transaksi ? (await transaksi.lookAt(sales)).found : []),
      ...rows
        .filter(({ commission }) => commission === true)
        .map(({ agent = '' }) => ({
          ...everything,
          entity: 'commission' as const,
          key: agent,
          agentCode: agent,
        })),
    ];
  };

  const lookAtMasters = async (wanted: ReadonlySet<string>, at: number): Promise<Found[]> => {
    const found: Found[] = [];
    let pages = pace.pages;
    for (const source of masterSources.filter(({ table }) => wanted.has(table))) {
      const everyMs = pace.mastersMs ?? source.everyMs;
      const poller =
        masters.get(source.table) ?? createMasterPoller(db, source, { pageSize: pace.pageSize, everyMs });
      masters.set(source.table, poller);
      while (pages > 0 && poller.isDue(at)) {
        pages -= 1;
        const step = await poller.step(at);
        found.push(...step.found, ...(step.filled ? [everything] : []));
      }
    }
    return found;
  };

  const lookAtAll = async () => {
    const wanted = new Set(tables());
    const at = performance.now();
    lookedAt = at;
    forgetOthers(wanted);
    if (wanted.size === 0) return;
    const looked = await lookAtEvents(wanted, at);
    tell(looked.found);
    tell(await followLedger(looked.rows));
    if (wanted.has('komisi')) tell(await commissions.look(at));
    tell(await lookAtMasters(wanted, at));
  };

  return {
    pending: (limit) => [...pending.values()].slice(0, limit),
    acknowledge: (ids) => {
      for (const id of ids) pending.delete(id);
    },
    dueIn: () => Math.max(0, lookedAt + pace.eventsMs - performance.now()),
    look: async () => {
      if (performance.now() - lookedAt < pace.eventsMs && !looking) return;
      looking ??= lookAtAll()
        .catch((error: unknown) => {
          // What was read before the failure may not have been told: everything begins anew.
          events.clear();
          masters.clear();
          commissions = createCommissionPoller(db, pace.commissionsMs);
          throw error;
        })
        .finally(() => {
          looking = undefined;
        });
      await looking;
    },
  };
}

const everything: Found = { entity: 'everything', key: '', agentCode: null, inboxCode: null };
