import { masterSources } from './masters.ts';
import { usualPace } from './poller.ts';

/** Statements of one look at the tables with numbers: where they end, and what became of unfinished rows. */
const EVENT_STATEMENTS = 4;

export const COST_SQL = (tables: readonly string[]) =>
  `select ${tables.map((table) => `(select count(*) from [dbo].[${table}]) as [${table}]`).join(', ')}`;

/** What asking again and again costs a server, with the usual pace and so many rows in each table. */
export interface PollingCost {
  statementsPerSecond: number;
  rowsPerSecond: number;
  /** Until a new or moved row is seen, and until a changed price or agent is, at worst, in seconds. */
  eventSeconds: number;
  masterSeconds: number;
}

export function pollingCost(rows: ReadonlyMap<string, number>): PollingCost {
  const { eventsMs, pages, pageSize } = usualPace;
  const looks = 1000 / eventsMs;
  const readings = masterSources.map(({ table, everyMs }) => {
    const count = rows.get(table) ?? 0;
    return { count, statements: Math.floor(count / pageSize) + 1, perSecond: 1000 / everyMs, everyMs };
  });
  const sum = (of: (reading: (typeof readings)[number]) => number) =>
    readings.reduce((total, reading) => total + of(reading), 0);
  // So many pages a look and no more: large tables take longer than their pace.
  const round = sum(({ statements }) => statements) / (pages * looks);
  return {
    statementsPerSecond:
      looks * EVENT_STATEMENTS +
      Math.min(
        pages * looks,
        sum((r) => r.statements * r.perSecond),
      ),
    rowsPerSecond: sum(({ count, perSecond }) => count * perSecond),
    eventSeconds: eventsMs / 1000,
    masterSeconds: Math.max(...readings.map(({ everyMs }) => everyMs / 1000), round),
  };
}
