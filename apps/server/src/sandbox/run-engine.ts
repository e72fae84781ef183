import { runEngine, sqliteSource } from '@hexaflate/otomax/sandbox';
import type { Logger } from 'pino';

/**
 * The sandbox's engine as a program of its own, as the real Otomax is one, until `signal` ends it. `path` is the
 * file of its database.
 */
export async function runSandboxEngine(path: string, log: Logger, signal: AbortSignal): Promise<void> {
  await runEngine({
    source: sqliteSource(path),
    signal,
    log: {
      info: (fields, message) => log.info(fields, message),
      warn: (fields, message) => log.warn(fields, message),
      error: (fields, message) => log.error(fields, message),
    },
  });
}
