import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ROOT } from './places.mjs';
import { dim, red } from './say.mjs';

/** Milliseconds. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;
/** A child that lived this long had started well, so that its next death begins with the short pause again. */
const STEADY_AFTER = 30_000;
const GRACE = 5_000;

/**
 * Keeps one program running: its lines pass through behind its name, and when it dies unexpectedly it is started
 * again after a growing pause. With `onEarlyDeath`, a death before `settled()` was called is final instead (a mistake
 * in the configuration would only repeat itself) and its reason goes there. `stop()` asks politely with SIGTERM, kills
 * after five seconds, and resolves when the program is gone.
 *
 * @param {{ name: string, command: string, args: string[], env: NodeJS.ProcessEnv, onEarlyDeath?: (reason: string) => void }} program
 */
export function supervise({ name, command, args, env, onEarlyDeath }) {
  let child;
  let timer;
  let stopping = false;
  let settled = !onEarlyDeath;
  let pause = FIRST_PAUSE;

  const start = () => {
    const startedAt = Date.now();
    // A process group of its own: Ctrl-C in the terminal reaches only us, and we end our children in order.
    child = spawn(command, args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    passThrough(child.stdout, process.stdout, name);
    passThrough(child.stderr, process.stderr, name);
    child.on('error', (error) => process.stderr.write(`${red(name)} ${error.message}\n`));
    child.on('close', (code, signal) => {
      if (stopping) return;
      const reason = signal ? `signal ${signal}` : `exit code ${code}`;
      if (!settled) return onEarlyDeath(`${name} stopped with ${reason} before it was ready`);
      if (Date.now() - startedAt > STEADY_AFTER) pause = FIRST_PAUSE;
      process.stderr.write(`${red(name)} stopped with ${reason}; starting again in ${pause} ms\n`);
      timer = setTimeout(start, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    });
  };
  start();

  return {
    settled() {
      settled = true;
    },
    async stop(grace = GRACE) {
      stopping = true;
      clearTimeout(timer);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), grace);
      await gone;
      clearTimeout(killer);
    },
  };
}

function passThrough(from, to, name) {
  createInterface({ input: from }).on('line', (line) => to.write(`${dim(`${name} │`)} ${line}\n`));
}
