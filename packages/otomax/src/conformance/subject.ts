import type { Kysely } from 'kysely';
import type { Gateway } from '../gateway.ts';
import type { OtomaxTables } from '../tables.ts';

/** One installation to test: a gateway, and hands on the tables as Otomax and its operators have them. */
export interface Subject {
  gateway: Gateway;
  db: Kysely<OtomaxTables>;
  /** The gateway's clock. */
  clock: { now: Date };
  /** Another gateway on the same installation, as another process would hold; `strict` uses only agreed formats. */
  another(options?: { strict: boolean }): Promise<Gateway>;
  close(): Promise<void>;
}

/** Opens an installation that has message formats and a center for us, and adds the conformance rows to it. */
export type OpenSubject = () => Promise<Subject>;
