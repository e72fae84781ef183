import type { Logger } from 'pino';
import { ownCommand } from '../product-files.ts';

/** Milliseconds: a program that dies is started again after the first, twice as long each time up to the last. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** Who ran for this long starts with a short pause again. */
const STEADY_MS = 30_000;
/** A program that has not ended this long after being asked to is ended. */
const GRACE_MS = 10_000;

/** What a program says to its keeper when it serves. */
export const READY = 'ready';

export interface Program {
  name: string;
  /** What stands behind our own name on the command line. */
  words: readonly string[];
  environment?: Record<string, string>;
}

export interface Keeping {
  log: Logger;
  /** Takes what programs print; unless given it goes where ours goes. */
  print?: ((bytes: Uint8Array) => void) | undefined;
}

export interface KeptProgram {
  /** Undefined when the program's first life said that it serves; its exit code when it ended before. */
  started: Promise<number | undefined>;
  /** Asks the program to end, and resolves when it has. */
  stop(): Promise<void>;
}

/**
 * Runs this very program with other words and starts it again whenever it dies. It is asked to end by closing the
 * channel between us, which works on every system and also happens when we die.
 */
export function keepProgram({ name, words, environment }: Program, { log, print }: Keeping): KeptProgram {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let stopping = false;
  const ready = Promise.withResolvers<undefined>();

  function spawn() {
    const started = Bun.spawn(ownCommand(words), {
      env: { ...process.env, ...environment },
      stdio: ['ignore', print ? 'pipe' : 'inherit', print ? 'pipe' : 'inherit'],
      ipc: (message) => {
        if (message === READY) ready.resolve(undefined);
      },
    });
    log.info({ program: name, pid: started.pid }, 'program started');
    if (print) for (const from of [started.stdout, started.stderr]) void carry(from, print);
    return started;
  }

  function keep(pauseMs: number) {
    const startedAt = performance.now();
    const life = spawn();
    void life.exited.then((code) => {
      if (stopping) return;
      const steady = performance.now() - startedAt > STEADY_MS;
      const next = steady ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
      log.error({ program: name, code, pauseMs: next }, 'program ended and is started again');
      pause = setTimeout(() => {
        child = keep(next);
      }, next);
    });
    return life;
  }

  let child = keep(FIRST_PAUSE_MS);
  return {
    started: Promise.race([ready.promise, child.exited]),
    async stop() {
      stopping = true;
      clearTimeout(pause);
      child.disconnect();
      const killer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await child.exited;
      clearTimeout(killer);
    },
  };
}

async function carry(from: unknown, print: (bytes: Uint8Array) => void): Promise<void> {
  if (from instanceof ReadableStream) for await (const bytes of from) print(bytes);
}
