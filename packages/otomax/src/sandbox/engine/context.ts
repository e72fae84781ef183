import { toLocalText } from '../../local-time.ts';
import type { Connection } from './connection.ts';

/** Where the engine writes what it does; pino's loggers fit. No message holds a PIN or a text of an agent. */
export interface EngineLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What every part of the engine works with. */
export interface EngineContext {
  db: Connection;
  /** Absolute time in milliseconds. */
  now: () => number;
  /** Same seed and same transaction number: same supplier. */
  seed: number;
  /** Simulated suppliers answer this many times faster. */
  speed: number;
  log: EngineLogger;
}

/** The time of the engine's clock as Otomax writes it. */
export function localNow(context: Pick<EngineContext, 'now'>): string {
  return toLocalText(new Date(context.now()));
}
