import type { Insertable } from 'kysely';
import type { EngineSetup } from '../sandbox/engine/context.ts';
import type { EngineDatabase } from '../sandbox/engine/database.ts';
import { createEngine } from '../sandbox/engine/engine.ts';
import { createOperator, type Operator } from '../sandbox/engine/operations.ts';
import { setupOf } from '../sandbox/engine/run.ts';
import { bookFaults } from '../sandbox/engine/testing/books.ts';
import { START } from '../sandbox/engine/testing/world.ts';
import type { InboxTable } from '../tables.ts';

/** A furnished installation on one kind of database. */
export interface EngineSubject {
  database: EngineDatabase;
  /** Other hands on the same tables, as an operator or the gateway has them, over connections of their own. */
  another(): Promise<EngineDatabase>;
  close(): Promise<void>;
}

export type OpenEngineSubject = () => Promise<EngineSubject>;

/** An installation with a clock that only moves when told, and no engine at work until `run`. */
export type EngineWorld = ReturnType<typeof engineWorld>;

export function engineWorld(subject: EngineSubject) {
  const { database } = subject;
  const { db } = database;
  const clock = { now: START };
  const errors: string[] = [];
  const note = (_fields: object, message: string) => errors.push(message);
  const log = { info: () => undefined, warn: note, error: note };
  const setup: EngineSetup = setupOf(database, { now: () => clock.now, seed: 7, log });
  const engine = createEngine(setup, database.isTransient);
  return {
    db,
    clock,
    errors,
    operatorOn: (other: EngineDatabase): Operator => createOperator(other, () => clock.now),
    engine,
    /** Runs until nothing is due within a minute, moving the clock from answer to answer. */
    settle: async () => {
      const until = clock.now + 60_000;
      await engine.refresh();
      for (;;) {
        while (await engine.step());
        const due = engine.nextDueAt();
        if (due === undefined || due > until) return;
        clock.now = Math.max(clock.now, Math.ceil(due));
      }
    },
    /** A message of an agent as it comes in from his own number. Answers its code. */
    say: async (pesan: string, from = 'AG0001', more: Partial<Insertable<InboxTable>> = {}) => {
      const { kode } = await db
        .insertInto('inbox')
        .values({ pengirim: `+62${from}`, tipe_pengirim: 'S', pesan, kode_terminal: 1, ...more })
        .returning('kode')
        .executeTakeFirstOrThrow();
      return kode;
    },
    message: (code: number) =>
      db.selectFrom('inbox').selectAll().where('kode', '=', code).executeTakeFirstOrThrow(),
    sale: (inboxCode: number) =>
      db.selectFrom('transaksi').selectAll().where('kode_inbox', '=', inboxCode).executeTakeFirstOrThrow(),
    agent: (code: string) =>
      db.selectFrom('reseller').selectAll().where('kode', '=', code).executeTakeFirstOrThrow(),
    ledger: (agentCode: string) =>
      db.selectFrom('mutasi').selectAll().where('kode_reseller', '=', agentCode).orderBy('kode').execute(),
    /** Texts that went out about a message, oldest first. */
    replies: async (inboxCode: number) => {
      const rows = await db
        .selectFrom('outbox')
        .select('pesan')
        .where('kode_inbox', '=', inboxCode)
        .orderBy('kode')
        .execute();
      return rows.map(({ pesan }) => pesan);
    },
    bookFaults: async () =>
      bookFaults(
        await db.selectFrom('reseller').select(['kode', 'saldo']).execute(),
        await db.selectFrom('mutasi').selectAll().orderBy('kode').execute(),
      ),
  };
}
