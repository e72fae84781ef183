import { setTimeout as pause } from 'node:timers/promises';
import { type LiveDevice, openLiveDevice, preciseNow } from '../product/live-device.ts';
import { type ChangePlan, type ChangeResult, checkChanges, type WatchedAgent } from './change-plan.ts';
import { openBalances } from './raise-balance.ts';

/** A process of its own that changes agents in Otomax's tables and looks for what it changed. */
process.on('message', async (plan: ChangePlan) => {
  process.send?.(await change(plan).catch((error: Error) => ({ error: error.message })));
});

/** After so many milliseconds a change that no read shows is lost. */
const LOST_AFTER_MS = 10_000;
/** Whoever has read so often for one change reads every few milliseconds from then on: a session may read 1,000 times a second. */
const MANY_READS = 200;
const LATER_MS = 2;

async function change(plan: ChangePlan): Promise<ChangeResult> {
  checkChanges(plan);
  const balances = openBalances(plan.otomax);
  const result: ChangeResult = { read: [], frame: [], lost: 0, stale: 0, writesPerSecond: 0 };
  const began = performance.now();
  const over = new AbortController();
  let writes = 0;
  let left = plan.changes;
  const goesOn = () => {
    left -= 1;
    return left >= 0;
  };
  const bump = (code: string) => {
    writes += 1;
    return balances.raise(code);
  };
  const noise = changeOthers(plan, bump, over.signal);
  await Promise.all(plan.watched.map((agent) => follow(plan, agent, () => bump(agent.code), result, goesOn)));
  over.abort();
  await noise;
  result.writesPerSecond = (writes / (performance.now() - began)) * 1000;
  await balances.close();
  return result;
}

/** Keeps the rate over time, however late the timer comes. */
async function changeOthers(
  { others, perSecond }: ChangePlan,
  bump: (code: string) => Promise<number>,
  over: AbortSignal,
): Promise<void> {
  if (perSecond === 0) return;
  const began = performance.now();
  let done = 0;
  while (!over.aborted) {
    const due = ((performance.now() - began) / 1000) * perSecond;
    const late: Promise<number>[] = [];
    for (; done < due; done += 1) late.push(bump(others[Math.floor(Math.random() * others.length)] ?? ''));
    await Promise.all(late);
    await pause(2);
  }
}

async function follow(
  plan: ChangePlan,
  agent: WatchedAgent,
  bump: () => Promise<number>,
  result: ChangeResult,
  goesOn: () => boolean,
): Promise<void> {
  const device = await openLiveDevice(plan.url, agent.ticket);
  try {
    let shown = await readBalance(plan.url, agent.token);
    while (goesOn()) {
      await pause(plan.pauseMs * (1 + Math.random()));
      const framed = nextFrame(device);
      const balance = await bump();
      const committed = preciseNow();
      const seen = await untilShown(plan, agent.token, balance, shown, result);
      if (seen === undefined) result.lost += 1;
      else result.read.push(seen - committed);
      result.frame.push((await framed) - committed);
      shown = balance;
      // Whoever was shown the new value must never be shown the old one again.
      if ((await readBalance(plan.url, agent.token)) < balance) result.stale += 1;
    }
  } finally {
    device.close();
  }
}

async function nextFrame(device: LiveDevice): Promise<number> {
  return (await device.next('agent.changed')).at;
}

/** Reads again and again. Answers when the balance was shown; undefined when it never was. */
async function untilShown(
  { url }: ChangePlan,
  token: string,
  balance: number,
  before: number,
  result: ChangeResult,
): Promise<number | undefined> {
  const until = performance.now() + LOST_AFTER_MS;
  for (let reads = 0; performance.now() < until; reads += 1) {
    if (reads > MANY_READS) await pause(LATER_MS);
    const found = await readBalance(url, token);
    if (found >= balance) return preciseNow();
    if (found < before) result.stale += 1;
  }
  return undefined;
}

async function readBalance(url: string, token: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`a read was answered with ${answer.status}`);
  const { balance }: { balance: string } = await answer.json();
  return Math.floor(Number(balance));
}
