import { Database } from 'bun:sqlite';
import { type Dialect, Kysely } from 'kysely';
import type { OtomaxTables } from '../../../tables.ts';
import { sandboxKysely } from '../../dialect.ts';
import { indexStatements, ownTableStatements, tableStatements } from '../../schema.ts';
import { triggerStatements } from '../../triggers.ts';
import type { Row } from '../context.ts';
import { createEngine, type Engine } from '../engine.ts';
import { createOperator } from '../operations.ts';
import { setupOf } from '../run.ts';
import { isTransient, wrapSqlite } from '../sqlite-database.ts';
import { bookFaults } from './books.ts';
import { furnish } from './furniture.ts';
import { type Tables, tablesOf } from './tables.ts';

/** A Monday, 10:00 in Jakarta. */
export const START = Date.UTC(2026, 10, 23, 3, 0, 0);

/** A small installation in memory with a clock that only moves when told, and no engine at work until `run`. */
export type World = ReturnType<typeof createWorld>;

export function createWorld(options: { wrap?: (dialect: Dialect) => Dialect } = {}) {
  const database = Database.deserialize(furnishedBytes(), { safeIntegers: true, strict: true });
  const db = tablesOf(database);
  const plain = wrapSqlite(database);
  const clock = { now: START };
  const errors: string[] = [];
  const note = (_fields: object, message: string) => errors.push(message);
  const log = { info: () => undefined, warn: note, error: note };
  const engines = options.wrap
    ? {
        ...plain,
        db: new Kysely<OtomaxTables>({ dialect: options.wrap(sandboxKysely({ open: () => database })) }),
      }
    : plain;
  const context = setupOf(engines, { now: () => clock.now, seed: 7, speed: 1, log });
  let engine: Engine | undefined;
  const running = () => {
    engine ??= createEngine(context, isTransient);
    return engine;
  };
  return {
    db,
    context,
    clock,
    errors,
    operator: createOperator(plain, () => clock.now),
    /** Forgets the engine as a kill would; the next `run` starts another one. */
    kill: () => {
      engine = undefined;
    },
    /** Lets the engine do all that can be done at this moment. */
    run: async () => {
      await running().refresh();
      while (await running().step());
      await running().tidy();
    },
    step: () => running().step(),
    /** Runs until nothing is due within so many milliseconds, moving the clock from answer to answer. */
    settle: async (withinMs = 60_000) => {
      const until = clock.now + withinMs;
      await running().refresh();
      for (;;) {
        while (await running().step());
        const due = running().nextDueAt();
        if (due === undefined || due > until) return;
        clock.now = Math.max(clock.now, Math.ceil(due));
      }
    },
    /** A message of an agent as it comes in from his own number. */
    say: (pesan: string, from = 'AG0001', more: Partial<Row<'inbox'>> = {}) =>
      db.insert('inbox', {
        pengirim: `+62${from}`,
        tipe_pengirim: 'S',
        pesan,
        kode_terminal: 1,
        ...more,
      }),
    inbox: (code: number) => required(db.get<Row<'inbox'>>('select * from inbox where kode = ?', code)),
    sale: (inboxCode: number) =>
      required(db.get<Row<'transaksi'>>('select * from transaksi where kode_inbox = ?', inboxCode)),
    sales: () => db.all<Row<'transaksi'>>('select * from transaksi order by kode'),
    agent: (code: string) => required(db.get<Row<'reseller'>>('select * from reseller where kode = ?', code)),
    ledger: (agentCode: string) =>
      db.all<Row<'mutasi'>>('select * from mutasi where kode_reseller = ? order by kode', agentCode),
    /** Texts that went out about a message, oldest first. */
    replies: (inboxCode: number) =>
      db
        .all<{ pesan: string }>('select pesan from outbox where kode_inbox = ? order by kode', inboxCode)
        .map((row) => row.pesan),
    /** Texts that went out to an agent's number, oldest first. */
    messagesTo: (agentCode: string) =>
      db
        .all<{ pesan: string }>(
          'select pesan from outbox where penerima = ? order by kode',
          `+62${agentCode}`,
        )
        .map((row) => row.pesan),
  };
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('No such row');
  return value;
}

let furnished: Buffer | undefined;

/** A SQLite file of the small installation, furnished once; every world is a copy. */
export function furnishedBytes(): Buffer {
  if (furnished) return furnished;
  const database = new Database(':memory:', { safeIntegers: true, strict: true });
  for (const statement of [
    ...tableStatements,
    ...ownTableStatements,
    ...indexStatements,
    ...triggerStatements,
  ]) {
    database.run(statement);
  }
  furnish(tablesOf(database));
  furnished = database.serialize();
  return furnished;
}

/** See `bookFaults`. */
export function ledgerFaults(db: Tables): string[] {
  return bookFaults(
    db.all<Row<'reseller'>>('select * from reseller'),
    db.all<Row<'mutasi'>>('select * from mutasi order by kode'),
  );
}
