import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@hexaflate/testing';
import { BUN, ROOT } from '../../scripts/setup/places.mjs';
import { isReady } from '../../scripts/setup/port.mjs';
import { listPrograms } from '../../scripts/setup/programs.mjs';

/** Milliseconds. */
const LONGEST_START = 60_000;
const GRACE = 5_000;

/** A whole product of its own: engine, server, fresh data. */
export interface Stack {
  /** "http://localhost:41234", without a slash at the end. */
  url: string;
  dataDir: string;
  /** Everything that both programs have said so far. */
  log(): Promise<string>;
  /** Ends one program at once, as a crash would, with the workers that it has. */
  kill(name: 'engine' | 'server'): Promise<void>;
  /** Ends one of the server's workers at once; `pick` chooses among their process ids. Linux only. */
  killWorker(pick: (pids: readonly number[]) => number): void;
  /** Starts one program (again) and waits until the server is ready. */
  start(name: 'engine' | 'server'): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a stack on a free port with an empty data folder. Throws with the programs' last words when it cannot.
 * `serverArgs`: further arguments of the server, such as `--workers 3`. `engineArgs`: what Bun runs as the engine
 * instead of the embedded sandbox's. `serverEnv`: the server's settings besides.
 */
export async function startStack(
  name: string,
  serverArgs: readonly string[] = [],
  engineArgs?: readonly string[],
  serverEnv: Readonly<Record<string, string>> = {},
): Promise<Stack> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'hexaflate-e2e-'));
  const logFile = join(ROOT, 'test-results', `stack-${name}.log`);
  await mkdir(join(ROOT, 'test-results'), { recursive: true });
  const log = createWriteStream(logFile);
  const running = new Map<string, ChildProcess>();

  const launch = (wanted: string) => {
    const programs = listPrograms({ port, dataDir }).filter(({ name }) => !engineArgs || name !== 'engine');
    const engine = engineArgs ? [{ name: 'engine', env: process.env, args: engineArgs }] : [];
    for (const program of [...programs, ...engine]) {
      if (program.name !== wanted) continue;
      const args = wanted === 'server' ? [...program.args, ...serverArgs] : program.args;
      const child = spawn(BUN, args, {
        cwd: ROOT,
        env: wanted === 'server' ? { ...program.env, ...serverEnv } : program.env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout.pipe(log, { end: false });
      child.stderr.pipe(log, { end: false });
      running.set(wanted, child);
    }
  };
  const stack: Stack = {
    url: `http://localhost:${port}`,
    dataDir,
    log: () => readFile(logFile, 'utf8'),
    async kill(wanted) {
      const child = running.get(wanted);
      const workers = wanted === 'server' ? workersOf(child) : [];
      await end(child, 'SIGKILL');
      for (const pid of workers) killNow(pid);
    },
    killWorker(pick) {
      const workers = workersOf(running.get('server'));
      if (workers.length > 0) killNow(pick(workers));
    },
    async start(wanted) {
      launch(wanted);
      await untilReady(stack, port, running);
    },
    async stop() {
      await end(running.get('server'), 'SIGTERM');
      await end(running.get('engine'), 'SIGTERM');
      log.end();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  launch('engine');
  await stack.start('server');
  return stack;
}

async function untilReady(stack: Stack, port: number, running: Map<string, ChildProcess>) {
  const until = Date.now() + LONGEST_START;
  while (!(await isReady(port))) {
    const dead = [...running].find(([, child]) => child.exitCode !== null);
    if (dead || Date.now() > until) {
      const why = dead ? `${dead[0]} ended with code ${dead[1].exitCode}` : 'it was not ready in time';
      throw new Error(`The stack did not start: ${why}\n${(await stack.log()).slice(-4_000)}`);
    }
    await pause(50);
  }
}

async function end(child: ChildProcess | undefined, signal: 'SIGTERM' | 'SIGKILL') {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const killer = setTimeout(() => child.kill('SIGKILL'), GRACE);
  await gone;
  clearTimeout(killer);
}

/** Processes that a server has started. */
function workersOf(server: ChildProcess | undefined): number[] {
  if (!server?.pid || server.exitCode !== null || process.platform !== 'linux') return [];
  const text = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It has ended by itself in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
