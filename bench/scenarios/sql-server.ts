import { Database } from 'bun:sqlite';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stagingBooks } from '../../scripts/chaos/books-staging.ts';
import { listWares, signIn } from '../../scripts/chaos/sellers.ts';
import type { ChangePlan, ChangeResult } from '../load/change-plan.ts';
import { type Child, startChild } from '../load/child.ts';
import type { OrderPlan, OrderResult } from '../load/order-plan.ts';
import { idleStatements } from '../product/idle-statements.ts';
import { openSellers } from '../product/open-sellers.ts';
import { openSessions, openTickets } from '../product/open-sessions.ts';
import type { SqlServerProduct } from '../product/sql-server-product.ts';
import { STATEMENTS, weighSqlServerTriggers } from '../product/weigh-sql-server-triggers.ts';
import type { Round, Scenario } from '../scenario.ts';
import { percentile } from '../statistics.ts';
import { triggerFigures, triggerRound, weighedTables } from './trigger-figures.ts';

/** Agents whose every change is followed, and how often each of them changes, about. */
const WATCHED = 8;
const PAUSE_MS = 60;
const WATCHED_PER_SECOND = 60;
const CHANGES = 300;
const IDLE_CHANGES = 40;
const MANY = 50;
const WARM_SECONDS = 1;
const SECONDS = 3;
const FLOAT_RUPIAH = 100_000_000;
/** A burst of orders is over when the engine has answered all of them, looked for so often. */
const DRAIN_MS = 250;

/** What changes when Otomax lies on SQL Server. */
export const sqlServer: Scenario = {
  name: 'sqlServer',
  title: 'With Otomax on SQL Server’s protocol',
  method: `Everything here goes over a staging Otomax in the database that --otomax names: our driver, our triggers and queue, and the engine, on the same machine. Freshness is measured as above, with ${CHANGES} followed changes at 500 commits a second in all and ${IDLE_CHANGES} at none; the other program writes by a pool of its own. Then ${MANY} connections sell for ${SECONDS} s as every agent in turn, each order with its submission row and its inbox row in one transaction there; "submitted" counts those whose transaction was committed within that time. The weight of a trigger is that of one of ${STATEMENTS} statements that a loop runs on the server, with our triggers and with them disabled, in turns, and undone; a table whose key is of several columns is left out.`,
  figures: [
    { key: 'p50Ms', label: '500 commits/s, to the HTTP read, p50', unit: 'ms', target: { atMost: 10 } },
    { key: 'p99Ms', label: '500 commits/s, to the HTTP read, p99', unit: 'ms', target: { atMost: 50 } },
    { key: 'frameP50Ms', label: '500 commits/s, to the frame, p50', unit: 'ms' },
    { key: 'frameP99Ms', label: '500 commits/s, to the frame, p99', unit: 'ms' },
    { key: 'writesPerSecond', label: 'Commits a second, reached at 500', unit: 'perSecond' },
    { key: 'p50MsIdle', label: 'Idle, to the HTTP read, p50', unit: 'ms' },
    { key: 'p99MsIdle', label: 'Idle, to the HTTP read, p99', unit: 'ms', target: { atMost: 100 } },
    {
      key: 'idleStatementsPerSecond',
      label: 'Idle, statements of the relay',
      unit: 'perSecond',
      target: { atMost: 20 },
    },
    { key: 'stale', label: 'Reads with an older value', unit: 'count', target: { atMost: 0 } },
    { key: 'lost', label: 'Changes that no read showed', unit: 'count', target: { atMost: 0 } },
    { key: 'submittedPerSecond', label: 'Orders submitted, 50 connections', unit: 'perSecond' },
    { key: 'orderP50Ms', label: 'To “accepted”, 50 connections, p50', unit: 'ms' },
    { key: 'orderP99Ms', label: 'To “accepted”, 50 connections, p99', unit: 'ms' },
    ...triggerFigures,
  ],
  charts: [
    {
      name: 'freshness',
      title: 'From commit to whoever looks, over SQL Server’s protocol',
      figures: ['p50MsIdle', 'p50Ms', 'frameP50Ms', 'p99MsIdle', 'p99Ms', 'frameP99Ms'],
    },
    {
      name: 'triggers',
      title: 'What our triggers add to one statement, on SQL Server’s protocol',
      figures: triggerFigures.map(({ key }) => key),
    },
  ],
  async open(bench) {
    const product = await bench.sqlServerProduct();
    const writer = startChild(import.meta.resolve('../load/make-changes.ts'));
    const seller = startChild(import.meta.resolve('../load/order-load.ts'));
    const burst = await sellers(product, seller);
    return {
      round: async () => ({
        ...(await measureFreshness(product, writer)),
        ...(await measureOrders(product, burst)),
        ...triggerRound(await weighSqlServerTriggers(product.url, weighedTables)),
      }),
      async close() {
        await writer.stop();
        await seller.stop();
      },
    };
  },
};

async function measureFreshness({ stack, url, members }: SqlServerProduct, writer: Child): Promise<Round> {
  const codes = members.map(({ code }) => code);
  const sessions = openSessions(stack.dataDir, codes.slice(0, WATCHED), '127.0.0.1');
  const run = (followed: number, plan: Pick<ChangePlan, 'perSecond' | 'changes'>) => {
    const watched = sessions.slice(0, followed);
    const tickets = openTickets(stack.dataDir, watched);
    return writer.ask<ChangeResult>({
      url: stack.url,
      otomax: url,
      watched: watched.map(({ agentCode, token }, index) => ({
        code: agentCode,
        token,
        ticket: tickets[index] ?? '',
      })),
      others: codes.slice(WATCHED),
      pauseMs: PAUSE_MS,
      ...plan,
    } satisfies ChangePlan);
  };
  await run(WATCHED, { perSecond: 100, changes: WATCHED * 5 });
  const idle = await run(1, { perSecond: 0, changes: IDLE_CHANGES });
  const many = await run(WATCHED, { perSecond: 500 - WATCHED_PER_SECOND, changes: CHANGES });
  return {
    p50Ms: percentile(many.read, 0.5),
    p99Ms: percentile(many.read, 0.99),
    frameP50Ms: percentile(many.frame, 0.5),
    frameP99Ms: percentile(many.frame, 0.99),
    writesPerSecond: many.writesPerSecond,
    p50MsIdle: percentile(idle.read, 0.5),
    p99MsIdle: percentile(idle.read, 0.99),
    idleStatementsPerSecond: await idleStatements(stack.url),
    stale: idle.stale + many.stale,
    lost: idle.lost + many.lost,
  };
}

type Burst = (connections: number, seconds: number) => Promise<OrderResult>;

async function sellers({ stack, url, members }: SqlServerProduct, seller: Child): Promise<Burst> {
  const [first] = members;
  if (!first) throw new Error('The staging Otomax has nobody who could sell');
  const [ware] = await listWares(await signIn(stack.url, first));
  if (!ware) throw new Error('The staging Otomax has nothing to sell');
  const books = await stagingBooks(url);
  await books.topUp(members, FLOAT_RUPIAH);
  await books.close();
  const devices = openSellers(stack.dataDir, members);
  return (connections, seconds) =>
    seller.ask<OrderResult>({
      port: Number(new URL(stack.url).port),
      sellers: devices,
      ...ware,
      price: String(Number(ware.price) * 2),
      connections,
      seconds,
    } satisfies OrderPlan);
}

async function measureOrders({ stack, url }: SqlServerProduct, burst: Burst): Promise<Round> {
  await burst(MANY, WARM_SECONDS);
  const began = Date.now();
  const many = await burst(MANY, SECONDS);
  const submitted = submittedBetween(stack.dataDir, began, began + SECONDS * 1000);
  const books = await stagingBooks(url);
  while ((await books.countWaiting()) > 0) await pause(DRAIN_MS);
  await books.close();
  return {
    submittedPerSecond: submitted / SECONDS,
    orderP50Ms: many.p50Ms,
    orderP99Ms: many.p99Ms,
  };
}

function submittedBetween(dataDir: string, from: number, to: number): number {
  const database = new Database(join(dataDir, 'hexaflate.sqlite'), { readonly: true });
  const row = database
    .query<{ submitted: number }, [number, number]>(
      'select count(*) as submitted from orders where submitted_at between ? and ?',
    )
    .get(from, to);
  database.close();
  return row?.submitted ?? 0;
}
