import { setTimeout as pause } from 'node:timers/promises';
import { openOperator } from '@hexaflate/otomax/sandbox';
import { type Child, startChild } from '../load/child.ts';
import type { SocketOrder, Told } from '../load/socket-plan.ts';
import { preciseNow } from '../product/live-device.ts';
import { metric, readMetrics } from '../product/metrics.ts';
import { openSessions, openTickets } from '../product/open-sessions.ts';
import { type Product, startProduct } from '../product/start-product.ts';
import type { Round, Scenario } from '../scenario.ts';
import { median, slope } from '../statistics.ts';

/** Open sockets at which the server's memory is read; the first stand for what any socket at all brings along. */
const STEPS = [1000, 4000, 7000, 10_000];
const CHANGES = 10;
const SETTLE_MS = 400;
const LOOKS = 3;

/** Devices that only listen: what each costs, and how long it takes to tell all of them something. */
export const sockets: Scenario = {
  name: 'sockets',
  title: 'Open devices',
  method: `A fresh server gets ${STEPS.at(-1)} sockets from another process, each of a signed-in device of its own and each by a ticket; bytes per socket are the slope of its resident memory over ${STEPS.join(', ')} open sockets, so what the server needs anyway does not count. Then ${CHANGES} prices are edited in the sandbox's tables, each of which concerns every device.`,
  figures: [
    { key: 'bytesEach', label: 'Memory of one more socket', unit: 'bytes', target: { atMost: 6000 } },
    { key: 'count', label: 'Sockets open', unit: 'count' },
    { key: 'firstMs', label: 'Price edit to the first device', unit: 'ms' },
    { key: 'allMs', label: 'Price edit to the last device', unit: 'ms', target: { atMost: 250 } },
    { key: 'fanOutMs', label: 'From first to last device', unit: 'ms' },
  ],
  charts: [
    { name: 'memory', title: 'Bytes of one more open socket', figures: ['bytesEach'] },
    {
      name: 'fan-out',
      title: `One change told to ${STEPS.at(-1)} devices`,
      figures: ['firstMs', 'fanOutMs', 'allMs'],
    },
  ],
  async open() {
    return { round: measure, close: async () => {} };
  },
};

async function measure(): Promise<Round> {
  const product = await startProduct('bench-sockets');
  const holder = startChild(import.meta.resolve('../load/hold-sockets.ts'));
  try {
    const bytesEach = await measureMemory(holder, product);
    return { bytesEach, count: STEPS.at(-1) ?? 0, ...(await measureFanOut(holder, product)) };
  } finally {
    await holder.stop();
    await product.stack.stop();
  }
}

async function measureMemory(holder: Child, { stack, agents }: Product): Promise<number> {
  const codes = Array.from(
    { length: STEPS.at(-1) ?? 0 },
    (_, index) => agents[index % agents.length]?.code ?? '',
  );
  const sessions = openSessions(stack.dataDir, codes, '127.0.0.1');
  const tickets = openTickets(stack.dataDir, sessions);
  const points: { x: number; y: number }[] = [];
  let open = 0;
  for (const count of STEPS) {
    const order = { type: 'open', url: stack.url, tickets: tickets.slice(open, count) } satisfies SocketOrder;
    await holder.ask(order);
    open = count;
    points.push({ x: count, y: await settledMemory(stack.url) });
  }
  return slope(points);
}

/** Resident bytes of the server; the least of a few looks, since what it is about to collect is not the sockets'. */
async function settledMemory(url: string): Promise<number> {
  const looks: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    await pause(SETTLE_MS);
    looks.push(metric(await readMetrics(url), 'hexaflate_process_resident_memory_bytes'));
  }
  return Math.min(...looks);
}

async function measureFanOut(holder: Child, { otomaxPath, productCode }: Product) {
  const operator = await openOperator(otomaxPath);
  const times: { first: number; all: number }[] = [];
  try {
    for (let change = 0; change < CHANGES; change += 1) {
      await pause(100);
      await holder.ask({ type: 'arm', event: 'catalog.changed' } satisfies SocketOrder);
      await operator.setPrice(productCode, 10_000 + change);
      const committed = preciseNow();
      const { firstAt, lastAt } = await holder.ask<Told>({ type: 'collect' } satisfies SocketOrder);
      times.push({ first: firstAt - committed, all: lastAt - committed });
    }
  } finally {
    await operator.close();
  }
  return {
    firstMs: median(times.map(({ first }) => first)),
    allMs: median(times.map(({ all }) => all)),
    fanOutMs: median(times.map(({ first, all }) => all - first)),
  };
}
