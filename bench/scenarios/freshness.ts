import { setTimeout as pause } from 'node:timers/promises';
import { formatRupiah, type Money, parseMoney, rupiah } from '@hexaflate/contract';
import { type Operator, openOperator } from '@hexaflate/otomax/sandbox';
import type { Browser, Page } from '@playwright/test';
import type { Bench } from '../bench.ts';
import type { ChangePlan, ChangeResult } from '../load/change-plan.ts';
import { type Child, startChild } from '../load/child.ts';
import { idleStatements } from '../product/idle-statements.ts';
import { preciseNow } from '../product/live-device.ts';
import { metric, readMetrics } from '../product/metrics.ts';
import { openPhone } from '../product/phone.ts';
import { watchForText } from '../product/screen.ts';
import { type Product, watched } from '../product/start-product.ts';
import { MissingPart, type Round, type Scenario } from '../scenario.ts';
import { percentile } from '../statistics.ts';

/** Agents whose every change is followed. */
const WATCHED = 8;
/** Followed changes at each rate but none, of all watched agents together, and at none. */
const CHANGES = 300;
const IDLE_CHANGES = 40;
/** Pauses are of no fixed length, up to twice this, so that changes do not fall into step with whoever looks for them. */
const PAUSE_MS = 60;
const IDLE_PAUSE_MS = 60;
/** Changes a second that the watched agents have themselves, about. */
const WATCHED_PER_SECOND = 80;
const CHANGES_ON_SCREEN = 25;
const PAUSE_ON_SCREEN_MS = 120;

/** How long a change in Otomax's tables takes to everyone whom it concerns. */
export const freshness: Scenario = {
  name: 'freshness',
  title: 'From a change in Otomax to whoever looks',
  method: `Another program raises balances in the sandbox's tables, each in a commit of its own: of ${WATCHED} watched agents one by one, and of all others at 0, 100 or 500 commits a second in all. Each of ${CHANGES} watched changes a round and rate is timed from the end of its commit to the first HTTP answer of GET /me that shows it, asked for again and again, and to the frame at an open live socket of that agent. A read that shows less than one before it is stale; a change that none shows within 10 s is lost. "Applied" is the server's own figure at 500, from the trigger's clock inside the transaction to the relay having dropped the views, in whole milliseconds; the health page and /metrics show it too. At 0 the product is idle between two changes; the relay's statements are counted while nothing at all happens. Then ${CHANGES_ON_SCREEN} top-ups are timed to the frame of Chromium's screen that shows the new balance on the open home, with reduced motion (otherwise the number counts up for 600 ms from that frame on).`,
  figures: [
    { key: 'p50Ms', label: '500 commits/s, to the HTTP read, p50', unit: 'ms', target: { atMost: 10 } },
    { key: 'p99Ms', label: '500 commits/s, to the HTTP read, p99', unit: 'ms', target: { atMost: 50 } },
    { key: 'frameP50Ms', label: '500 commits/s, to the frame, p50', unit: 'ms' },
    { key: 'frameP99Ms', label: '500 commits/s, to the frame, p99', unit: 'ms' },
    { key: 'appliedMs', label: '500 commits/s, applied, mean', unit: 'ms' },
    { key: 'writesPerSecond', label: 'Commits a second, reached at 500', unit: 'perSecond' },
    { key: 'p50MsAt100', label: '100 commits/s, to the HTTP read, p50', unit: 'ms' },
    { key: 'p99MsAt100', label: '100 commits/s, to the HTTP read, p99', unit: 'ms' },
    { key: 'frameP50MsAt100', label: '100 commits/s, to the frame, p50', unit: 'ms' },
    { key: 'frameP99MsAt100', label: '100 commits/s, to the frame, p99', unit: 'ms' },
    { key: 'p50MsIdle', label: 'Idle, to the HTTP read, p50', unit: 'ms' },
    { key: 'p99MsIdle', label: 'Idle, to the HTTP read, p99', unit: 'ms', target: { atMost: 100 } },
    { key: 'frameP50MsIdle', label: 'Idle, to the frame, p50', unit: 'ms' },
    { key: 'frameP99MsIdle', label: 'Idle, to the frame, p99', unit: 'ms' },
    {
      key: 'idleStatementsPerSecond',
      label: 'Idle, statements of the relay',
      unit: 'perSecond',
      target: { atMost: 20 },
    },
    { key: 'screenP50Ms', label: 'On the screen of the app, p50', unit: 'ms', target: { atMost: 100 } },
    { key: 'screenP99Ms', label: 'On the screen of the app, p99', unit: 'ms' },
    { key: 'stale', label: 'Reads with an older value', unit: 'count', target: { atMost: 0 } },
    { key: 'lost', label: 'Changes that no read showed', unit: 'count', target: { atMost: 0 } },
  ],
  charts: [
    {
      name: 'read',
      title: 'From commit to the HTTP read',
      figures: ['p50MsIdle', 'p50MsAt100', 'p50Ms', 'p99MsIdle', 'p99MsAt100', 'p99Ms'],
    },
    {
      name: 'frame',
      title: 'From commit to the frame on a device, and to its screen',
      figures: [
        'frameP50MsIdle',
        'frameP50MsAt100',
        'frameP50Ms',
        'frameP99MsIdle',
        'frameP99MsAt100',
        'frameP99Ms',
        'screenP50Ms',
      ],
    },
  ],
  async open(bench) {
    const product = await bench.product();
    const { browser, leftOut } = await browserIfAny(bench);
    const operator = await openOperator(product.otomaxPath);
    const writer = startChild(import.meta.resolve('../load/make-changes.ts'));
    return {
      leftOut,
      async round() {
        const hops = await measureHops(product, writer);
        return browser ? { ...hops, ...(await measureScreen(product, operator, browser)) } : hops;
      },
      async close() {
        await writer.stop();
        await operator.close();
      },
    };
  },
};

async function measureHops(product: Product, writer: Child): Promise<Round> {
  const { stack, otomaxPath, agents } = product;
  const run = ({
    followed = WATCHED,
    ...plan
  }: Pick<ChangePlan, 'perSecond' | 'pauseMs' | 'changes'> & { followed?: number }) =>
    writer.ask<ChangeResult>({
      url: stack.url,
      otomax: otomaxPath,
      watched: watched(product, agents.slice(1, 1 + followed)),
      others: agents.slice(1 + WATCHED).map(({ code }) => code),
      ...plan,
    } satisfies ChangePlan);
  await run({ perSecond: 100, pauseMs: 5, changes: WATCHED * 5 });
  const idle = await run({
    followed: 1,
    perSecond: 0,
    pauseMs: IDLE_PAUSE_MS,
    changes: IDLE_CHANGES,
  });
  const some = await run({ perSecond: 100 - WATCHED_PER_SECOND, pauseMs: PAUSE_MS, changes: CHANGES });
  const before = await readApplied(stack.url);
  const many = await run({ perSecond: 500 - WATCHED_PER_SECOND, pauseMs: PAUSE_MS, changes: CHANGES });
  const after = await readApplied(stack.url);
  return {
    p50Ms: percentile(many.read, 0.5),
    p99Ms: percentile(many.read, 0.99),
    frameP50Ms: percentile(many.frame, 0.5),
    frameP99Ms: percentile(many.frame, 0.99),
    appliedMs: ((after.seconds - before.seconds) / (after.changes - before.changes)) * 1000,
    writesPerSecond: many.writesPerSecond,
    p50MsAt100: percentile(some.read, 0.5),
    p99MsAt100: percentile(some.read, 0.99),
    frameP50MsAt100: percentile(some.frame, 0.5),
    frameP99MsAt100: percentile(some.frame, 0.99),
    p50MsIdle: percentile(idle.read, 0.5),
    p99MsIdle: percentile(idle.read, 0.99),
    frameP50MsIdle: percentile(idle.frame, 0.5),
    frameP99MsIdle: percentile(idle.frame, 0.99),
    idleStatementsPerSecond: await idleStatements(stack.url),
    stale: idle.stale + some.stale + many.stale,
    lost: idle.lost + some.lost + many.lost,
  };
}

/** What the server counts of changes that it has applied so far. */
async function readApplied(url: string): Promise<{ seconds: number; changes: number }> {
  const metrics = await readMetrics(url);
  return {
    seconds: metric(metrics, 'hexaflate_freshness_seconds_sum{stage="apply"}'),
    changes: metric(metrics, 'hexaflate_freshness_seconds_count{stage="apply"}'),
  };
}

async function browserIfAny(bench: Bench) {
  try {
    return { browser: await bench.browser(), leftOut: [] };
  } catch (error) {
    if (!(error instanceof MissingPart)) throw error;
    return { browser: undefined, leftOut: [{ what: 'on the screen', why: error.message }] };
  }
}

/** Orders are sold as the demo agent; this one's balance changes by what we do alone. */
function watchedAgent({ agents }: Product) {
  const agent = agents[1];
  if (!agent) throw new Error('The sandbox has no second agent');
  return agent;
}

async function readBalance(url: string, token: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
  const { balance }: { balance: string } = await answer.json();
  return balance;
}

async function measureScreen(product: Product, operator: Operator, browser: Browser): Promise<Round> {
  const agent = watchedAgent(product);
  const phone = await openPhone(browser, { url: product.stack.url, device: agent.device, still: true });
  try {
    let balance = await openHome(phone.page, product.stack.url, agent.device.token);
    const times: number[] = [];
    for (let n = 0; n < CHANGES_ON_SCREEN; n += 1) {
      await pause(PAUSE_ON_SCREEN_MS * (1 + Math.random()));
      const shown = await watchForText(phone.page, formatRupiah(balance + rupiah(1)));
      balance = await operator.topUp(agent.code, 1);
      const committed = preciseNow();
      times.push((await shown()) - committed);
    }
    return { screenP50Ms: percentile(times, 0.5), screenP99Ms: percentile(times, 0.99) };
  } finally {
    await phone.close();
  }
}

/** Opens home, waits until its live socket is up and it shows the balance, and answers that balance. */
async function openHome(page: Page, url: string, token: string): Promise<Money> {
  const welcomed = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
  await page.goto('/');
  await welcomed;
  const balance = parseMoney(await readBalance(url, token));
  const shown = await watchForText(page, formatRupiah(balance));
  await shown();
  return balance;
}
