import { spawn } from 'node:child_process';
import { ROOT } from './places.mjs';
import { SetupError } from './say.mjs';

/**
 * Runs a program in the clone's root with our own input and output, and answers its exit code (1 when a signal
 * ended it). SIGINT, SIGTERM and SIGHUP are handed on, so that stopping us stops it. Throws SetupError when the
 * program cannot be started.
 */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    const handOn = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, handOn);
    const done = () => {
      for (const signal of signals) process.off(signal, handOn);
    };
    child.on('error', (error) => {
      done();
      reject(new SetupError(`${command} could not be started: ${error.message}`));
    });
    child.on('close', (code) => {
      done();
      resolve(code ?? 1);
    });
  });
}
