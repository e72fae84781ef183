import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { FormatPolicy } from '../formats-agreement.ts';
import type { OtomaxTables } from '../tables.ts';

export type Reader = Kysely<OtomaxTables>;
export type Writer = Transaction<OtomaxTables>;

/** What the two databases do not say alike. Everything else in this folder holds on both. */
export interface SqlDialect {
  driver: 'sandbox' | 'sqlserver';
  utcOffsetMinutes: number;
  /** Most characters of a message in inbox; null where there is no bound. */
  longestMessage: number | null;
  /** Hour of the local time in a column, 0 to 23. */
  hourOf(column: string): RawBuilder<number>;
  lengthOf(column: string): RawBuilder<number>;
  /** How the queue's rows stand in commit order, since their keys are random. */
  queueOrder: RawBuilder<unknown>;
  /** When a queue row was written. */
  queueTime(text: string): Date;
  /** The whole transaction may be done again: it looks first for what an earlier try may have left. */
  isWorthRepeating(error: unknown): boolean;
}

/** What every query of the gateway works with. */
export interface GatewayContext {
  /** Never waits for a write transaction. */
  read: Reader;
  /** Its transactions are on disk when they end. */
  write: Kysely<OtomaxTables>;
  dialect: SqlDialect;
  /** Which message formats may be used; the operator's agreement is changed in place. */
  formats: FormatPolicy;
  now: () => Date;
  /** The one type of sender that requests name; the agent's own first one when not given. */
  senderType?: string | undefined;
}
