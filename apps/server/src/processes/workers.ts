import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config.ts';

/** Milliseconds: a worker that dies is started again after the first, twice as long each time up to the last. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** Who served for this long starts with a short pause again. */
const STEADY_MS = 30_000;
/** A worker that has not ended this long after being asked to is ended. */
const GRACE_MS = 10_000;

/** What a worker says to its supervisor when it serves. */
export const READY = 'ready';

export interface Workers {
  /** Asks all of them to end, and resolves when they have. */
  stop(): Promise<void>;
}

/**
 * Reads `--workers N`. Throws ConfigError when it cannot be used: several processes need Redis to stay coherent, and
 * one port for all of them is something that only Linux shares out fairly.
 */
export function readWorkerCount(args: readonly string[], config: Config, platform: string): number {
  const [flag, text = ''] = args;
  if (flag === undefined) return 1;
  const count = Number(text);
  if (flag !== '--workers' || args.length !== 2 || !Number.isInteger(count) || count < 1 || count > 64)
    throw new ConfigError('Usage: hexaflate start [--workers N], with N from 1 to 64');
  if (count === 1) return 1;
  if (!config.redis)
    throw new ConfigError(
      'Several workers need Redis, so that none of them answers with what another has changed: set REDIS_URL.',
    );
  if (platform !== 'linux')
    throw new ConfigError(
      'Only Linux shares one port among several processes. Here, start one process for each PORT, all with the same REDIS_URL, behind a reverse proxy; or stay with one, which is enough for most.',
    );
  if (config.port === 0) throw new ConfigError('Several workers need one port: PORT must not be 0.');
  return count;
}

/**
 * Runs `count` processes of this program on one port and starts each again when it dies. The first one serves before
 * the others start, so that migrations and the first account are its business alone. Throws when it ends before.
 */
export async function startWorkers(count: number, log: Logger): Promise<Workers> {
  const [program = ''] = process.argv.slice(1);
  const running = new Map<number, ReturnType<typeof spawn>>();
  const pauses = new Map<number, ReturnType<typeof setTimeout>>();
  let stopping = false;

  function spawn(index: number) {
    const ready = Promise.withResolvers<void>();
    const child = Bun.spawn([process.execPath, program, 'start'], {
      env: { ...process.env, HEXAFLATE_WORKER: String(index) },
      stdio: ['ignore', 'inherit', 'inherit'],
      ipc: (message) => {
        if (message === READY) ready.resolve();
      },
    });
    log.info({ worker: index, pid: child.pid }, 'worker started');
    return { child, ready: ready.promise };
  }

  function keep(index: number, pauseMs: number) {
    const startedAt = performance.now();
    const worker = spawn(index);
    running.set(index, worker);
    void worker.child.exited.then((code) => {
      running.delete(index);
      if (stopping) return;
      const steady = performance.now() - startedAt > STEADY_MS;
      const next = steady ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
      log.error({ worker: index, code, pauseMs: next }, 'worker ended and is started again');
      pauses.set(
        index,
        setTimeout(() => keep(index, next), next),
      );
    });
    return worker;
  }

  const first = keep(1, FIRST_PAUSE_MS);
  const early = await Promise.race([first.ready, first.child.exited]);
  if (early !== undefined) {
    stopping = true;
    throw new ConfigError(`The first worker ended with code ${early}; its last words stand above.`);
  }
  for (let index = 2; index <= count; index += 1) keep(index, FIRST_PAUSE_MS);

  return {
    async stop() {
      stopping = true;
      for (const pause of pauses.values()) clearTimeout(pause);
      await Promise.all(
        [...running.values()].map(async ({ child }) => {
          child.kill('SIGTERM');
          const killer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
          await child.exited;
          clearTimeout(killer);
        }),
      );
    },
  };
}
