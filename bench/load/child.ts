import { fileURLToPath } from 'node:url';
import { BUN, ROOT } from '../../scripts/setup/places.mjs';

/** A program of the bench that runs beside us and answers each message with one of its own. */
export interface Child {
  /** Throws what the child answered under `error`, or that it ended. */
  ask<Answer>(message: unknown): Promise<Answer>;
  pid: number;
  stop(): Promise<void>;
}

/** Starts a program of the bench, named by its file URL, under the pinned Bun. */
export function startChild(program: string, env: Record<string, string> = {}): Child {
  const script = fileURLToPath(program);
  let answered: (message: unknown) => void = () => {};
  const child = Bun.spawn([BUN, '--no-orphans', script], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    ipc: (message) => answered(message),
    onExit: () => answered({ error: `${script} ended` }),
  });
  return {
    pid: child.pid,
    ask: <Answer>(message: unknown) =>
      new Promise<Answer>((resolve, reject) => {
        answered = (answer) => {
          const problem = errorOf(answer);
          if (problem) reject(new Error(problem));
          else resolve(answer as Answer);
        };
        child.send(message);
      }),
    async stop() {
      child.kill();
      await child.exited;
    },
  };
}

function errorOf(answer: unknown): string | undefined {
  return typeof answer === 'object' && answer !== null && 'error' in answer
    ? String(answer.error)
    : undefined;
}
