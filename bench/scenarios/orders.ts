import { Database } from 'bun:sqlite';
import { join } from 'node:path';
import { openOperator } from '@hexaflate/otomax/sandbox';
import { listWares, type Wares } from '../../scripts/chaos/sellers.ts';
import { type Child, startChild } from '../load/child.ts';
import type { OrderPlan, OrderResult } from '../load/order-plan.ts';
import { openSellers } from '../product/open-sellers.ts';
import { type Product, startProduct } from '../product/start-product.ts';
import type { Round, Scenario } from '../scenario.ts';

const MANY = 50;
const WARM_SECONDS = 1;
const SECONDS = 3;
const FLOAT_RUPIAH = 100_000_000;

/** Many agents sell at once. */
export const orders: Scenario = {
  name: 'orders',
  title: 'Orders durably accepted',
  method: `A process of its own sells pulsa over loopback by ${MANY} connections for ${SECONDS} s, as every signed-in agent in turn and each time to another number, with PIN, price ceiling, limits and the look for earlier sales to the number. An order counts when its answer has come, 201: it is in the journal, and each commit of the journal waits for the disk (SQLite in WAL mode, synchronous = full); its submission to the sandbox's Otomax, which waits for the disk as well, has been tried too. Then the server is ended by SIGKILL, and every order that was answered must stand in the journal. The engine debits and answers the orders on the same two cores meanwhile.`,
  figures: [
    {
      key: 'acceptedPerSecond',
      label: 'Accepted, 50 connections',
      unit: 'perSecond',
      target: { atLeast: 500 },
    },
    { key: 'p50Ms', label: 'To “accepted”, 50 connections, p50', unit: 'ms' },
    { key: 'p99Ms', label: 'To “accepted”, 50 connections, p99', unit: 'ms' },
    { key: 'aloneP50Ms', label: 'To “accepted”, 1 connection, p50', unit: 'ms' },
    { key: 'aloneP99Ms', label: 'To “accepted”, 1 connection, p99', unit: 'ms' },
    {
      key: 'lost',
      label: 'Answered, and not in the journal after SIGKILL',
      unit: 'count',
      target: { atMost: 0 },
    },
  ],
  charts: [
    { name: 'rate', title: 'Orders accepted per second', figures: ['acceptedPerSecond'] },
    { name: 'latency', title: 'To “accepted”', figures: ['aloneP50Ms', 'aloneP99Ms', 'p50Ms', 'p99Ms'] },
  ],
  async open() {
    return { round: measure, close: async () => {} };
  },
};

async function measure(): Promise<Round> {
  const product = await startProduct('bench-orders');
  const seller = startChild(import.meta.resolve('../load/order-load.ts'));
  try {
    const burst = await sellers(product, seller);
    const warm = await burst(MANY, WARM_SECONDS);
    const alone = await burst(1, SECONDS);
    const many = await burst(MANY, SECONDS);
    await product.stack.kill('server');
    const journal = attemptsIn(product);
    const answered = [...warm.accepted, ...alone.accepted, ...many.accepted];
    return {
      acceptedPerSecond: many.perSecond,
      p50Ms: many.p50Ms,
      p99Ms: many.p99Ms,
      aloneP50Ms: alone.p50Ms,
      aloneP99Ms: alone.p99Ms,
      lost: answered.filter((attempt) => !journal.has(attempt)).length,
    };
  } finally {
    await seller.stop();
    await product.stack.stop();
  }
}

async function sellers({ stack, agents, otomaxPath }: Product, seller: Child) {
  const operator = await openOperator(otomaxPath);
  for (const { code } of agents) await operator.topUp(code, FLOAT_RUPIAH);
  await operator.close();
  const devices = openSellers(stack.dataDir, agents);
  const wares = await somethingToSell(agents);
  return (connections: number, seconds: number) =>
    seller.ask<OrderResult>({
      port: Number(new URL(stack.url).port),
      sellers: devices,
      ...wares,
      connections,
      seconds,
    } satisfies OrderPlan);
}

/** A product that all may buy: prices differ by level, so the ceiling is far above every one of them. */
async function somethingToSell(agents: Product['agents']): Promise<Wares> {
  const [agent] = agents;
  const [ware] = agent ? await listWares(agent) : [];
  if (!ware) throw new Error('The sandbox has nothing to sell');
  return { ...ware, price: String(Number(ware.price) * 2) };
}

function attemptsIn({ stack }: Product): Set<string> {
  const database = new Database(join(stack.dataDir, 'hexaflate.sqlite'), { readonly: true });
  const rows = database.query<{ attempt: string }, []>('select attempt_id as attempt from orders').all();
  database.close();
  return new Set(rows.map(({ attempt }) => attempt));
}
