import type { RedisLink, Script } from '@hexaflate/cache/redis';
import type { Logger } from 'pino';

/** Whether this process is the one that does what only one may do: the relay and the shared schedules. */
export interface Leadership {
  leads(): boolean;
  /** Gives the office up, so that another need not wait for it to run out. */
  stop(): Promise<void>;
}

/** The lock's life, in ms. */
export interface LockTimes {
  /** How long it lives without being renewed, so that it dies with its holder. */
  leaseMs: number;
  renewMs: number;
}

const LOCK: LockTimes = { leaseMs: 1500, renewMs: 300 };
/** The holder stops believing this many ms before Redis does. */
const MARGIN_MS = 200;

/** Takes or renews the lock. KEYS 1 lock, 2 terms. ARGV 1 process, 2 life in ms. Answers the term, 0: another has it. */
const holdScript: Script = {
  source: `
local holder = redis.call('HGET', KEYS[1], 'process')
if holder and holder ~= ARGV[1] then return 0 end
if not holder then redis.call('HSET', KEYS[1], 'process', ARGV[1], 'term', redis.call('INCR', KEYS[2])) end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return tonumber(redis.call('HGET', KEYS[1], 'term'))
`,
};

const releaseScript: Script = {
  source: `
if redis.call('HGET', KEYS[1], 'process') == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`,
};

/**
 * One leader among the processes on one Redis; without Redis the only process leads at once. Two may believe that
 * they lead for a moment, and whatever leaders do is harmless when two do it: changes are applied and acknowledged
 * through Redis, orders are moved by comparing versions, and nothing is ever sold without its submission row. While
 * Redis is away every process therefore looks after orders by itself, rather than nobody.
 */
export function seekLeadership(
  link: RedisLink | undefined,
  log: Logger,
  { leaseMs, renewMs }: LockTimes = LOCK,
): Leadership {
  if (!link) return { leads: () => true, stop: async () => undefined };
  const me = crypto.randomUUID();
  const keys = [link.key('leader'), link.key('leader-terms')];
  let until = Number.NEGATIVE_INFINITY;
  let answeredAt = performance.now();
  let alone = false;
  let term = 0;
  let seeking = false;
  let stopped = false;

  async function seek(): Promise<void> {
    if (seeking || stopped) return;
    seeking = true;
    const asked = performance.now();
    try {
      const held = Number(await link?.run(holdScript, keys, [me, leaseMs]));
      // The office that was asked for before has been given up meanwhile.
      if (stopped) return;
      answeredAt = asked;
      alone = false;
      until = held > 0 ? asked + leaseMs - MARGIN_MS : Number.NEGATIVE_INFINITY;
      if (held !== term) log.info({ term: held }, held > 0 ? 'this process leads' : 'another process leads');
      term = held;
    } catch {
      alone = !stopped && performance.now() - answeredAt > leaseMs;
    } finally {
      seeking = false;
    }
  }

  const timer = setInterval(() => void seek(), renewMs);
  link.onState(({ up }) => {
    if (up) void seek();
  });
  return {
    leads: () => alone || performance.now() < until,
    async stop() {
      stopped = true;
      clearInterval(timer);
      until = Number.NEGATIVE_INFINITY;
      alone = false;
      await link.run(releaseScript, keys.slice(0, 1), [me]).catch(() => undefined);
    },
  };
}
