import { setTimeout as pause } from 'node:timers/promises';
import { formatRupiah, type Money, moneyToWire, parseMoney, rupiah } from '@hexaflate/contract';
import { type Operator, openOperator } from '@hexaflate/otomax/sandbox';
import type { Browser, Page } from '@playwright/test';
import type { Bench } from '../bench.ts';
import { type LiveDevice, openLiveDevice, preciseNow } from '../product/live-device.ts';
import { metric, readMetrics } from '../product/metrics.ts';
import { openPhone } from '../product/phone.ts';
import { watchForText } from '../product/screen.ts';
import type { Product } from '../product/start-product.ts';
import { MissingPart, type Round, type Scenario } from '../scenario.ts';
import { percentile } from '../statistics.ts';

/** Of each kind: top-ups and price edits. */
const CHANGES = 50;
const CHANGES_ON_SCREEN = 25;
/** Pauses are of no fixed length, so that changes do not fall into step with whoever looks for them. */
const PAUSE_MS = 20;
const PAUSE_ON_SCREEN_MS = 120;

/** How long a change in Otomax's tables takes to everyone whom it concerns. */
export const freshness: Scenario = {
  name: 'freshness',
  title: 'From a change in Otomax to the open app',
  method: `An operator changes the sandbox's tables on a connection of his own: ${CHANGES} top-ups and ${CHANGES} price edits a round, one after the other, on an otherwise idle product. Each is timed from the end of its commit to the frame at an open live socket; after a top-up's frame the agent's view is read over HTTP, must hold the new balance, and is timed from the commit as well. "Applied" is the server's own figure, from the trigger's clock inside the transaction to the relay having dropped the views, in whole milliseconds. Then ${CHANGES_ON_SCREEN} top-ups are timed to the frame of Chromium's screen that shows the new balance on the open home, with reduced motion (otherwise the number counts up for 600 ms from that frame on).`,
  figures: [
    { key: 'appliedP50Ms', label: 'Applied by the relay, p50', unit: 'ms' },
    { key: 'appliedP99Ms', label: 'Applied by the relay, p99', unit: 'ms' },
    { key: 'p50Ms', label: 'Frame at a live socket, p50', unit: 'ms' },
    { key: 'p99Ms', label: 'Frame at a live socket, p99', unit: 'ms' },
    { key: 'readP50Ms', label: 'Read over HTTP after it, p50', unit: 'ms' },
    { key: 'readP99Ms', label: 'Read over HTTP after it, p99', unit: 'ms' },
    { key: 'screenP50Ms', label: 'On the screen of the app, p50', unit: 'ms', target: { atMost: 100 } },
    { key: 'screenP99Ms', label: 'On the screen of the app, p99', unit: 'ms' },
    { key: 'staleReads', label: 'Reads with an older value', unit: 'count', target: { atMost: 0 } },
  ],
  charts: [
    {
      name: 'hops',
      title: 'From commit to …',
      figures: [
        'appliedP50Ms',
        'p50Ms',
        'readP50Ms',
        'screenP50Ms',
        'appliedP99Ms',
        'p99Ms',
        'readP99Ms',
        'screenP99Ms',
      ],
    },
  ],
  async open(bench) {
    const product = await bench.product();
    const { browser, leftOut } = await browserIfAny(bench);
    const operator = await openOperator(product.otomaxPath);
    return {
      leftOut,
      async round() {
        const frames = await measureFrames(product, operator);
        return browser ? { ...frames, ...(await measureScreen(product, operator, browser)) } : frames;
      },
      close: operator.close,
    };
  },
};

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

async function measureFrames(product: Product, operator: Operator): Promise<Round> {
  const { stack, productCode } = product;
  const agent = watchedAgent(product);
  const times = { applied: [] as number[], frame: [] as number[], read: [] as number[] };
  let staleReads = 0;
  const device = await openLiveDevice(stack.url, agent.token);
  try {
    await warmUp(operator, agent.code, device);
    let before = await readApplied(stack.url);
    const settle = async () => {
      const after = await readApplied(stack.url);
      times.applied.push(((after.seconds - before.seconds) / (after.changes - before.changes)) * 1000);
      before = after;
      await pause(PAUSE_MS * (1 + Math.random()));
    };
    for (let n = 0; n < CHANGES; n += 1) {
      const told = device.next('agent.changed');
      const balance = moneyToWire(await operator.topUp(agent.code, 1));
      const committed = preciseNow();
      times.frame.push((await told).at - committed);
      const read = await readBalance(stack.url, agent.token);
      times.read.push(preciseNow() - committed);
      if (read !== balance) staleReads += 1;
      await settle();

      const toldPrice = device.next('catalog.changed');
      await operator.setPrice(productCode, 10_000 + n);
      const committedPrice = preciseNow();
      times.frame.push((await toldPrice).at - committedPrice);
      await settle();
    }
  } finally {
    device.close();
  }
  return {
    appliedP50Ms: percentile(times.applied, 0.5),
    appliedP99Ms: percentile(times.applied, 0.99),
    p50Ms: percentile(times.frame, 0.5),
    p99Ms: percentile(times.frame, 0.99),
    readP50Ms: percentile(times.read, 0.5),
    readP99Ms: percentile(times.read, 0.99),
    staleReads,
  };
}

async function warmUp(operator: Operator, agentCode: string, device: LiveDevice): Promise<void> {
  const told = device.next('agent.changed');
  await operator.topUp(agentCode, 1);
  await told;
}

/** What the server counts of changes that it has applied so far. */
async function readApplied(url: string): Promise<{ seconds: number; changes: number }> {
  const metrics = await readMetrics(url);
  return {
    seconds: metric(metrics, 'hexaflate_freshness_seconds_sum{stage="apply"}'),
    changes: metric(metrics, 'hexaflate_freshness_seconds_count{stage="apply"}'),
  };
}

async function readBalance(url: string, token: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
  const { balance }: { balance: string } = await answer.json();
  return balance;
}

async function measureScreen(product: Product, operator: Operator, browser: Browser): Promise<Round> {
  const agent = watchedAgent(product);
  const phone = await openPhone(browser, { url: product.stack.url, token: agent.token, still: true });
  try {
    let balance = await openHome(phone.page, product.stack.url, agent.token);
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
