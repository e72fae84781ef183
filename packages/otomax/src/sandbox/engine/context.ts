import type { Kysely, Selectable } from 'kysely';
import { toLocalText } from '../../local-time.ts';
import type { OtomaxTables } from '../../tables.ts';
import type { ParameterBook, Parameters } from './parameters.ts';

/** A whole row of one of Otomax's tables: money as scaled bigint, other integers as number. */
export type Row<Table extends keyof OtomaxTables> = Selectable<OtomaxTables[Table]>;

/** Where the engine writes what it does; pino's loggers fit. No message holds a PIN or a text of an agent. */
export interface EngineLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What an engine is made of, whatever database it works on. */
export interface EngineSetup {
  db: Kysely<OtomaxTables>;
  /** Minutes that the local times in the tables are ahead of UTC. */
  utcOffsetMinutes: number;
  book: ParameterBook;
  /** Absolute time in milliseconds. */
  now: () => number;
  /** Same seed and same transaction number: same supplier. */
  seed: number;
  /** Simulated suppliers answer this many times faster. */
  speed: number;
  log: EngineLogger;
}

/** What every part of the engine works with: inside a transaction, `db` is that transaction. */
export interface EngineContext extends EngineSetup {
  parameters: Parameters;
}

/** The setup with the installation's parameters as they are known now. */
export async function contextOf(setup: EngineSetup): Promise<EngineContext> {
  return { ...setup, parameters: await setup.book.read(setup.db) };
}

/** Does all of `work` or nothing of it; whatever it throws undoes it and is thrown on. */
export async function inTransaction<Result>(
  setup: EngineSetup,
  work: (context: EngineContext) => Promise<Result>,
): Promise<Result> {
  const context = await contextOf(setup);
  return await setup.db.transaction().execute((db) => work({ ...context, db }));
}

/** The time of the engine's clock as Otomax writes it. */
export function localNow(context: Pick<EngineSetup, 'now' | 'utcOffsetMinutes'>): string {
  return toLocalText(new Date(context.now()), context.utcOffsetMinutes);
}
