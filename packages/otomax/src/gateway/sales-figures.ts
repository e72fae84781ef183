import type { ProductTiming, SalesHour } from '../gateway.ts';
import { fromLocalText, localMidnight, toLocalText } from '../local-time.ts';
import { statusFamily } from '../status.ts';
import type { GatewayContext } from './context.ts';

const DAY_MS = 86_400_000;

export async function productTimings(context: GatewayContext, sample: number): Promise<ProductTiming[]> {
  const rows = await context.read
    .selectFrom('transaksi as t')
    .select(['t.kode_produk', 't.status', 't.tgl_entri', 't.tgl_status'])
    .where((where) =>
      where.or([where('t.bill_set', 'is', null), where('t.bill_set', '<>', 1), where('t.harga', '<>', 0n)]),
    )
    .orderBy('t.kode', 'desc')
    .limit(Math.max(1, Math.trunc(sample)))
    .execute();
  const decided = rows.filter((row) => row.kode_produk !== null && statusFamily(row.status) !== 'pending');
  return [...Map.groupBy(decided, (row) => row.kode_produk ?? '')].flatMap(([productCode, group]) => {
    const successes = group.filter((row) => statusFamily(row.status) === 'success');
    const times = successes
      .flatMap((row) => (row.tgl_status === null ? [] : [span(row.tgl_entri, row.tgl_status)]))
      .sort((a, b) => a - b);
    if (times.length === 0) return [];
    return [
      {
        productCode,
        count: group.length,
        p50Ms: percentile(times, 0.5),
        p95Ms: percentile(times, 0.95),
        successRate: successes.length / group.length,
      },
    ];
  });
}

export async function salesByHour(context: GatewayContext, day: Date): Promise<SalesHour[]> {
  const { read, dialect } = context;
  const midnight = localMidnight(day, dialect.utcOffsetMinutes);
  const hour = dialect.hourOf('t.tgl_entri');
  const rows = await read
    .selectFrom('transaksi as t')
    .select((select) => [
      hour.as('hour'),
      't.status',
      select.fn.countAll<number>().as('count'),
      select.fn.sum<bigint | null>('t.harga').as('harga'),
    ])
    .where('t.tgl_entri', '>=', toLocalText(midnight, dialect.utcOffsetMinutes))
    .where('t.tgl_entri', '<', toLocalText(new Date(midnight.getTime() + DAY_MS), dialect.utcOffsetMinutes))
    .where((where) =>
      where.or([where('t.bill_set', 'is', null), where('t.bill_set', '<>', 1), where('t.harga', '<>', 0n)]),
    )
    .groupBy([hour, 't.status'])
    .execute();
  return [...Map.groupBy(rows, (row) => row.hour)]
    .sort(([a], [b]) => a - b)
    .map(([hourOfDay, group]) => {
      const family = (wanted: string) => group.filter((row) => statusFamily(row.status) === wanted);
      const count = (part: typeof group) => part.reduce((sum, row) => sum + row.count, 0);
      return {
        hour: hourOfDay,
        count: count(group),
        success: count(family('success')),
        failed: count(family('failed')),
        revenue: family('success').reduce((sum, row) => sum + (row.harga ?? 0n), 0n),
      };
    });
}

function span(from: string, to: string): number {
  return Math.max(0, fromLocalText(to).getTime() - fromLocalText(from).getTime());
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
