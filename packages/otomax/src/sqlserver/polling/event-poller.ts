import type { Reader } from '../../gateway/context.ts';
import { type EventRow, type EventTable, readEvents, type Wanted } from './events.ts';
import { createMirror, type Found } from './mirror.ts';
import { createTail, type Tail } from './tail.ts';

/** Rows of one question. */
const AT_ONCE = 500;
/** Pages of new rows in one look, so that a burst does not hold up everything else. */
const PAGES = 4;
/** Newest rows that are compared now and then, for what was changed although it was final. */
export const RECENT = 2000;
/** Longer than any transaction of Otomax lasts. */
const GRACE_MS = 10 * 60_000;

export interface Looked {
  found: Found[];
  /** The rows behind what was found. */
  rows: EventRow[];
}

/** Follows one table whose rows get numbers of their own. */
export interface EventPoller {
  /** New rows, rows that came late, and what became of unfinished ones. */
  look(newest: number, now: number): Promise<Looked>;
  /** Exactly these rows now. */
  lookAt(codes: readonly number[]): Promise<Looked>;
  /** The newest rows once more. */
  compareRecent(): Promise<Looked>;
}

/**
 * Begins at the newest rows there are: these are taken in silently, except those that `isNews` finds young enough to
 * have been missed by whoever looked before.
 */
export async function openEventPoller(
  db: Reader,
  table: EventTable,
  newest: number,
  isNews: (row: EventRow) => boolean,
): Promise<{ poller: EventPoller; first: Looked }> {
  const mirror = createMirror();
  const open = new Set<number>();
  const read = (wanted: Wanted) => readEvents[table](db, wanted, AT_ONCE);

  const take = (rows: readonly EventRow[], silently = false): Looked => {
    const found: Found[] = [];
    const behind: EventRow[] = [];
    for (const row of rows) {
      if (row.open) open.add(row.code);
      else open.delete(row.code);
      const changes = row.row ? mirror.apply([row.row], silently) : [];
      if (changes.length > 0) behind.push(row);
      found.push(...changes);
    }
    return { found, rows: behind };
  };
  const recent = async (work: (rows: readonly EventRow[]) => Looked, last: number): Promise<Looked> => {
    const all: Looked[] = [];
    for (let from = Math.max(1, last - RECENT); from <= last; ) {
      const rows = await read({ from });
      all.push(work(rows));
      from = rows.length < AT_ONCE ? last + 1 : (rows.at(-1)?.code ?? last) + 1;
    }
    return together(all);
  };

  const news: EventRow[] = [];
  await recent((rows) => {
    news.push(...rows.filter(isNews));
    return take(rows, true);
  }, newest);
  const tail = createTail(newest + 1, GRACE_MS);

  const poller: EventPoller = {
    look: async (last, now) => {
      const late = await readGaps(tail, read, now);
      const fresh: EventRow[][] = [];
      for (let page = 0; page < PAGES && last >= tail.next(); page += 1) {
        const rows = await read({ from: tail.next() });
        tail.grew(
          rows.map(({ code }) => code),
          now,
        );
        fresh.push(rows);
        if (rows.length < AT_ONCE) break;
      }
      const unfinished = [...open].slice(0, AT_ONCE);
      const moved = unfinished.length === 0 ? [] : await read({ codes: unfinished });
      // Those asked now go to the end, so that all have their turn; a row that is gone will not move again.
      for (const code of unfinished) open.delete(code);
      const looked = together([take(late), ...fresh.map((rows) => take(rows)), take(moved)]);
      mirror.forget((key) => Number(key) < tail.next() - RECENT && !open.has(Number(key)));
      return looked;
    },
    lookAt: async (codes) => {
      const looked: Looked[] = [];
      for (let start = 0; start < codes.length; start += AT_ONCE) {
        looked.push(take(await read({ codes: codes.slice(start, start + AT_ONCE) })));
      }
      return together(looked);
    },
    compareRecent: () => recent((rows) => take(rows), tail.next() - 1),
  };
  const first = { found: news.flatMap(({ row }) => (row ? createMirror().apply([row]) : [])), rows: news };
  return { poller, first };
}

async function readGaps(
  tail: Tail,
  read: (wanted: Wanted) => Promise<EventRow[]>,
  now: number,
): Promise<EventRow[]> {
  const gaps = tail.gaps();
  if (gaps.length === 0) return [];
  const rows = await read({ gaps });
  tail.filled(
    gaps,
    rows.map(({ code }) => code),
    rows.length < AT_ONCE,
    now,
  );
  return rows;
}

export function together(looked: readonly Looked[]): Looked {
  return { found: looked.flatMap(({ found }) => found), rows: looked.flatMap(({ rows }) => rows) };
}
