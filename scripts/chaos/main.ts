import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import { type Stack, startStack } from '../../e2e/support/stack.ts';
import { type Attempt, driveAttempt, planAttempt } from './attempt.ts';
import { sqliteBooks } from './books.ts';
import { stagingBooks } from './books-staging.ts';
import { postgresJournal, sqliteJournal } from './journal.ts';
import { createLines, type Lines } from './lines.ts';
import { readOptions, USAGE } from './options.ts';
import { createRandom, type Random } from './random.ts';
import { listWares, signIn } from './sellers.ts';
import { makeStaging } from './staging.ts';
import { trustDevices } from './trust-devices.ts';
import { isGood, judge, type Verdict } from './verdict.ts';

/** So long may nothing at all move on before the run is judged as it stands. */
const SETTLE_MS = 90_000;
const FLOAT_RUPIAH = 50_000_000;
const NEVER_SENT_AFTER_S = 5;
/** About what a submit takes, so that kills fall inside it. */
const SUBMIT_MS = 25;
const LONGEST_AIM_MS = 2000;
const LOOK_MS = 250;
const LONGEST_START_MS = 120_000;
/** A server whose Otomax is on SQL Server takes seconds to start. */
const STAGING_PACE = 8;

/** Proves that no sale is made twice, lost or left open, whatever is killed and however often people tap. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  if (words.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const options = readOptions(words);
  const random = createRandom(options.seed);
  const began = performance.now();
  // Short, so that a run sees orders closed as never sent, and settles within its time.
  process.env.HEXAFLATE_NEVER_SENT_AFTER_SECONDS = String(NEVER_SENT_AFTER_S);
  process.env.HEXAFLATE_UNKNOWN_AFTER_SECONDS = '20';
  process.env.HEXAFLATE_LOG_LEVEL = 'error';
  const lines = createLines(options.faults);
  const redis = options.redis ? await startRedisServer() : undefined;
  if (redis) process.env.REDIS_URL = await lines.through('redis', redis.url);
  else delete process.env.REDIS_URL;
  const database = options.database
    ? await postgresJournal(options.database, `hexaflate_chaos_${options.seed}`)
    : undefined;
  if (database) process.env.DATABASE_URL = await lines.through('store', database.url);
  else delete process.env.DATABASE_URL;
  const several = options.workers > 1 ? ['--workers', String(options.workers)] : [];
  const engineArgs = options.otomax ? await makeStaging(options.otomax) : undefined;
  if (options.otomax) process.env.OTOMAX_URL = await lines.through('otomax', options.otomax);
  else delete process.env.OTOMAX_URL;
  const stack = await startStack(`chaos-${options.seed}`, several, engineArgs);
  const journal = database ?? sqliteJournal(join(stack.dataDir, 'hexaflate.sqlite'));
  const books = options.otomax
    ? await stagingBooks(options.otomax)
    : sqliteBooks(join(stack.dataDir, 'otomax.sqlite'));
  try {
    const members = await books.members(options.agents);
    await books.topUp(members, FLOAT_RUPIAH);
    const sellers = await Promise.all(members.map((member) => signIn(stack.url, member)));
    await trustDevices(
      stack,
      sellers.map(({ code }) => code),
    );
    const wares = new Map(
      await Promise.all(sellers.map(async (seller) => [seller.code, await listWares(seller)] as const)),
    );
    say(
      `${sellers.length} agents, ${options.attempts} attempts, ${options.kills} kills, seed ${options.seed}`,
    );

    const attempts: Attempt[] = [];
    const pace = options.otomax ? STAGING_PACE : 1;
    const progress: Progress = { done: 0, kills: 0, onTap: () => undefined };
    const selling = Array.from({ length: options.agents }, async () => {
      while (attempts.length < options.attempts) {
        if (attempts.length >= mayBegin(options, progress)) {
          await Bun.sleep(20);
          continue;
        }
        const attempt = planAttempt(attempts.length, sellers, wares, random);
        attempts.push(attempt);
        await driveAttempt(attempt, random, pace, () => progress.onTap());
        progress.done += 1;
      }
    });
    const killing = killAlong({ ...options, stack, redis }, progress, random);
    const breaking = breakAlong(lines, options, progress, random);
    await Promise.all(selling);
    const [kills] = await Promise.all([killing, breaking]);
    const verdict = await settle(
      async () => (await journal.countOpen()) + (await books.countWaiting()),
      async () => judge(attempts, await journal.orders(), await books.read()),
    );
    const figures = {
      ...verdict,
      store: database ? 'postgresql' : 'sqlite',
      otomax: options.otomax ? 'sqlserver' : 'sandbox',
      redis: options.redis,
      workers: options.workers,
      kills,
      broken: lines.broken(),
      refusals: refusals(attempts, new Set((await journal.orders()).map((order) => order.attempt_id))),
      seconds: Math.round((performance.now() - began) / 1000),
    };
    say(JSON.stringify(figures));
    if (options.json) await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
    if (!isGood(verdict)) {
      process.stderr.write(
        'Chaos found a fault: duplicates, lost, unresolved and wrongBalance must all be 0.\n',
      );
      process.exitCode = 1;
    }
  } finally {
    await stack.stop();
    await lines.close();
    await books.close();
    await redis?.close();
    await journal.close();
  }
}

/** How often each answer was the last that an attempt got which the journal does not have. */
function refusals(attempts: readonly Attempt[], accepted: ReadonlySet<string>): Record<string, number> {
  const last = attempts
    .filter(({ attemptId }) => !accepted.has(attemptId))
    .map(({ answers }) => answers.at(-1) ?? 'none');
  return Object.fromEntries(
    [...Map.groupBy(last, (answer) => answer)].map(([code, all]) => [code, all.length]),
  );
}

interface Progress {
  /** Attempts that nobody drives any more. */
  done: number;
  /** Kills that have begun. */
  kills: number;
  /** Called as each order leaves for the server. */
  onTap: () => void;
}

/** Attempts that may have begun by now: nobody runs further ahead of the kills than to the one after the next. */
function mayBegin({ attempts, kills }: { attempts: number; kills: number }, progress: Progress): number {
  return progress.kills >= kills ? attempts : (attempts * (progress.kills + 2)) / (kills + 1);
}

/** What there is to kill, and how often. */
interface Victims {
  stack: Stack;
  redis: RedisServer | undefined;
  workers: number;
  attempts: number;
  kills: number;
}

/** Longer than anyone trusts without a sign of life. */
const REDIS_PAUSE_MS = 1500;

/**
 * Kills server, engine or both with SIGKILL, spread over the run: half of them just after an order has left. Where
 * there are workers and a Redis, one worker alone, or Redis, or both, are killed or paused as well.
 */
async function killAlong(
  { stack, redis, workers, attempts, kills }: Victims,
  progress: Progress,
  random: Random,
): Promise<number> {
  return spread(kills, attempts, progress, async () => {
    progress.kills += 1;
    if (random.chance(0.5)) await Promise.race([nextTap(progress), Bun.sleep(LONGEST_AIM_MS)]);
    await Bun.sleep(random.chance(0.5) ? random.next() * SUBMIT_MS : random.between(0, 150));
    if (redis && random.chance(0.6)) return breakShared(stack, redis, workers, random);
    const victims = random.pick([['server'], ['server'], ['engine'], ['server', 'engine']] as const);
    await Promise.all(victims.map((victim) => stack.kill(victim)));
    // Now and then the outage is long enough for orders to become too old to be sent.
    await Bun.sleep(random.chance(0.12) ? NEVER_SENT_AFTER_S * 1000 + 500 : random.between(0, 400));
    for (const victim of victims) await (victim === 'server' ? startServer(stack) : stack.start(victim));
  });
}

/** As whoever keeps it running does: a server that finds its database away ends, and is started once more. */
async function startServer(stack: Stack): Promise<void> {
  const until = performance.now() + LONGEST_START_MS;
  for (;;) {
    try {
      return await stack.start('server');
    } catch (error) {
      if (performance.now() > until) throw error;
    }
  }
}

/** Breaks lines three times as often as something is killed, spread over the run in the same way. */
async function breakAlong(
  lines: Lines,
  { kills, attempts }: { kills: number; attempts: number },
  progress: Progress,
  random: Random,
): Promise<void> {
  if (lines.count() > 0) await spread(3 * kills, attempts, progress, () => lines.breakOne(random));
}

/** Strikes so many times, evenly over the attempts, while there are any. Answers how often it did. */
async function spread(
  times: number,
  attempts: number,
  progress: Progress,
  strike: () => Promise<void>,
): Promise<number> {
  let done = 0;
  while (done < times && progress.done < attempts) {
    if (progress.done < ((done + 1) * attempts) / (times + 1)) {
      await Bun.sleep(20);
      continue;
    }
    done += 1;
    await strike();
  }
  return done;
}

/** Breaks what several processes share, or one process among several. */
async function breakShared(stack: Stack, redis: RedisServer, workers: number, random: Random): Promise<void> {
  const fault = random.pick(['worker', 'worker', 'killed', 'paused', 'flushed', 'both'] as const);
  if (workers > 1 && (fault === 'worker' || fault === 'both')) stack.killWorker((pids) => random.pick(pids));
  if (fault === 'killed' || fault === 'both') {
    await redis.kill();
    await Bun.sleep(random.between(0, REDIS_PAUSE_MS));
    await redis.start();
  }
  if (fault === 'flushed') await redis.command('FLUSHALL');
  if (fault === 'paused') {
    redis.pause();
    await Bun.sleep(random.between(0, REDIS_PAUSE_MS));
    redis.resume();
  }
}

function nextTap(progress: Progress): Promise<void> {
  return new Promise((resolve) => {
    progress.onTap = resolve;
  });
}

/** Waits until nothing is open any more, or nothing has moved on for too long, and judges. */
async function settle(open: () => Promise<number>, look: () => Promise<Verdict>): Promise<Verdict> {
  let until = performance.now() + SETTLE_MS;
  let fewest = Number.POSITIVE_INFINITY;
  for (;;) {
    const left = await open();
    if (left < fewest) {
      fewest = left;
      until = performance.now() + SETTLE_MS;
    }
    const verdict = await look();
    if ((left === 0 && isGood(verdict)) || performance.now() > until) return verdict;
    await Bun.sleep(LOOK_MS);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
