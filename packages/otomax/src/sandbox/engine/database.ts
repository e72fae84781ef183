import type { Kysely } from 'kysely';
import type { OtomaxTables } from '../../tables.ts';

/** What the engine asks of a database besides its tables. All that differs between the two kinds stands here. */
export interface EngineDatabase {
  db: Kysely<OtomaxTables>;
  /** Minutes that the local times in its tables are ahead of UTC. */
  utcOffsetMinutes: number;
  /** Failures that pass: the same step is tried again later. */
  isTransient(error: unknown): boolean;
  watch: CommitWatch;
  close(): Promise<void>;
}

/** Notices that somebody else has written. */
export interface CommitWatch {
  /** From now on `moved` speaks of what is written after this. */
  note(): void;
  moved(): Promise<boolean>;
  /** Between two looks: soon after work, and when idle. In milliseconds. */
  pauseMs: { busy: number; idle: number };
}

/** The right to be the one engine of a database, and the database. It is given back with `close`. */
export interface EngineSource {
  /** Undefined while another engine has it. */
  take(): Promise<Taken | undefined>;
  isTransient(error: unknown): boolean;
}

export interface Taken {
  /** Opens the database; a missing one is made and seeded first. */
  open(): Promise<EngineDatabase>;
  release(): Promise<void>;
}
