import { type Dashboard, moneyToWire } from '@hexaflate/contract';
import { OtomaxUnavailableError, type SalesHour } from '@hexaflate/otomax';
import type { Context } from '../context.ts';
import { readHealth } from './health.ts';
import { localTime } from './local-time.ts';
import { readStages } from './stages.ts';

const WEEK_MS = 7 * 86_400_000;
/** Operators look at the same figures, so they are read at most this often, in milliseconds. */
const FRESH_MS = 500;

/** The dashboard, read once for everybody who asks at the same moment. */
export function createDashboard(context: Context): () => Promise<Dashboard> {
  let latest: { at: number; dashboard: Promise<Dashboard> } | undefined;
  return () => {
    const at = context.now();
    if (latest && at - latest.at < FRESH_MS) return latest.dashboard;
    const dashboard = readDashboard(context);
    latest = { at, dashboard };
    return dashboard;
  };
}

async function readDashboard(context: Context): Promise<Dashboard> {
  const now = new Date(context.now());
  const capabilities = await context.otomax.capabilities();
  const { utcOffsetMinutes } = capabilities;
  const [today, lastWeek, unknown, health, where, online] = await Promise.all([
    salesOf(context, now),
    salesOf(context, new Date(now.getTime() - WEEK_MS)),
    readUnknown(context),
    readHealth(context, capabilities),
    readStages(context),
    context.presence.read(),
  ]);
  return {
    today: { ...totals(today), revenueLastWeek: moneyToWire(revenueUntil(lastWeek, now, utcOffsetMinutes)) },
    hours: byHour(today, lastWeek),
    unknown,
    online: { agents: online.agents, devices: online.devices },
    health,
    ...where,
    asOf: now.toISOString(),
  };
}

/** While Otomax is away there are no sales to show, and the health beside them says why. */
async function salesOf(context: Context, day: Date): Promise<SalesHour[]> {
  try {
    return await context.otomax.salesByHour(day);
  } catch (error) {
    if (error instanceof OtomaxUnavailableError) return [];
    throw error;
  }
}

function totals(hours: readonly SalesHour[]) {
  const sum = (pick: (hour: SalesHour) => number) => hours.reduce((total, hour) => total + pick(hour), 0);
  const count = sum((hour) => hour.count);
  const success = sum((hour) => hour.success);
  const failed = sum((hour) => hour.failed);
  const concluded = success + failed;
  return {
    revenue: moneyToWire(hours.reduce((total, hour) => total + hour.revenue, 0n)),
    count,
    success,
    failed,
    pending: count - concluded,
    successRate: concluded === 0 ? null : success / concluded,
  };
}

/** Last week's revenue until the same time of day; of the hour that is running, as much as has passed of it. */
function revenueUntil(hours: readonly SalesHour[], now: Date, utcOffsetMinutes: number): bigint {
  const { hour: current, minute } = localTime(now, utcOffsetMinutes);
  return hours.reduce((total, { hour, revenue }) => {
    if (hour < current) return total + revenue;
    return hour === current ? total + (revenue * BigInt(minute)) / 60n : total;
  }, 0n);
}

function byHour(today: readonly SalesHour[], lastWeek: readonly SalesHour[]): Dashboard['hours'] {
  return Array.from({ length: 24 }, (_, hour) => {
    const now = today.find((row) => row.hour === hour);
    const before = lastWeek.find((row) => row.hour === hour);
    return {
      hour,
      revenue: moneyToWire(now?.revenue ?? 0n),
      count: now?.count ?? 0,
      revenueLastWeek: moneyToWire(before?.revenue ?? 0n),
    };
  });
}

async function readUnknown(context: Context): Promise<Dashboard['unknown']> {
  const row = await context.store
    .selectFrom('orders')
    .select((field) => [field.fn.countAll<number>().as('count'), field.fn.min('unknown_at').as('oldest')])
    .where('state', '=', 'unknown')
    .where('verb', '!=', 'inquire')
    .executeTakeFirstOrThrow();
  return {
    count: Number(row.count),
    oldestAt: row.oldest === null ? null : new Date(Number(row.oldest)).toISOString(),
  };
}
