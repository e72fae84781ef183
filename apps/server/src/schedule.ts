import type { Context } from './context.ts';

export interface Schedule {
  /** Resolves when a running round has ended. */
  stop(): Promise<void>;
}

/** Runs `round` every `everyMs`, never two at once; a round that fails is logged and the next one comes. */
export function startSchedule(
  context: Context,
  name: string,
  everyMs: number,
  round: () => Promise<void>,
): Schedule {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= round()
      .catch((error: unknown) =>
        context.log.error({ err: error, schedule: name }, 'a scheduled round failed'),
      )
      .finally(() => {
        running = undefined;
      });
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
