import { Database } from 'bun:sqlite';
import { indexStatements, ownTableStatements, tableStatements } from '../../schema.ts';
import { triggerStatements } from '../../triggers.ts';
import { type Connection, insertRow, type Row, wrapDatabase } from '../connection.ts';
import type { EngineContext } from '../context.ts';
import { createEngine, type Engine } from '../engine.ts';
import { createOperator } from '../operations.ts';
import { furnish } from './furniture.ts';

/** A Monday, 10:00 in Jakarta. */
export const START = Date.UTC(2026, 10, 23, 3, 0, 0);

/** A small installation in memory with a clock that only moves when told, and no engine at work until `run`. */
export type World = ReturnType<typeof createWorld>;

export function createWorld(options: { wrap?: (db: Connection) => Connection } = {}) {
  furnished ??= furnishedBytes();
  const plain = wrapDatabase(Database.deserialize(furnished, { safeIntegers: true, strict: true }));
  const db = options.wrap?.(plain) ?? plain;
  const clock = { now: START };
  const errors: string[] = [];
  const note = (_fields: object, message: string) => errors.push(message);
  const context: EngineContext = {
    db,
    now: () => clock.now,
    seed: 7,
    speed: 1,
    log: { info: () => undefined, warn: note, error: note },
  };
  let engine: Engine | undefined;
  const running = () => {
    engine ??= createEngine(context);
    return engine;
  };
  return {
    db: plain,
    context,
    clock,
    errors,
    operator: createOperator(plain, () => clock.now),
    /** Forgets the engine as a kill would; the next `run` starts another one. */
    kill: () => {
      engine = undefined;
    },
    /** Lets the engine do all that can be done at this moment. */
    run: () => {
      running().refresh();
      while (running().step());
      running().tidy();
    },
    step: () => running().step(),
    /** Runs until nothing is due within so many milliseconds, moving the clock from answer to answer. */
    settle: (withinMs = 60_000) => {
      const until = clock.now + withinMs;
      running().refresh();
      for (;;) {
        while (running().step());
        const due = running().nextDueAt();
        if (due === undefined || due > until) return;
        clock.now = Math.max(clock.now, Math.ceil(due));
      }
    },
    /** A message of an agent as it comes in from his own number. */
    say: (pesan: string, from = 'AG0001', more: Partial<Row<'inbox'>> = {}) =>
      insertRow(plain, 'inbox', {
        pengirim: `+62${from}`,
        tipe_pengirim: 'S',
        pesan,
        kode_terminal: 1,
        ...more,
      }),
    inbox: (code: number) => required(plain.get<Row<'inbox'>>('select * from inbox where kode = ?', code)),
    sale: (inboxCode: number) =>
      required(plain.get<Row<'transaksi'>>('select * from transaksi where kode_inbox = ?', inboxCode)),
    sales: () => plain.all<Row<'transaksi'>>('select * from transaksi order by kode'),
    agent: (code: string) =>
      required(plain.get<Row<'reseller'>>('select * from reseller where kode = ?', code)),
    ledger: (agentCode: string) =>
      plain.all<Row<'mutasi'>>('select * from mutasi where kode_reseller = ? order by kode', agentCode),
    /** Texts that went out about a message, oldest first. */
    replies: (inboxCode: number) =>
      plain
        .all<{ pesan: string }>('select pesan from outbox where kode_inbox = ? order by kode', inboxCode)
        .map((row) => row.pesan),
    /** Texts that went out to an agent's number, oldest first. */
    messagesTo: (agentCode: string) =>
      plain
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

/** Furnished once; every world is a copy. */
function furnishedBytes(): Buffer {
  const database = new Database(':memory:', { safeIntegers: true, strict: true });
  for (const statement of [
    ...tableStatements,
    ...ownTableStatements,
    ...indexStatements,
    ...triggerStatements,
  ]) {
    database.run(statement);
  }
  furnish(wrapDatabase(database));
  return database.serialize();
}

/** Whether every balance is the sum of its ledger and every ledger row continues the one before it. */
export function ledgerFaults(db: Connection): string[] {
  const faults: string[] = [];
  for (const agent of db.all<Row<'reseller'>>('select * from reseller')) {
    let running = 0n;
    for (const row of db.all<Row<'mutasi'>>(
      'select * from mutasi where kode_reseller = ? order by kode',
      agent.kode,
    )) {
      running += row.jumlah;
      if (row.saldo_akhir !== running)
        faults.push(`${agent.kode} #${row.kode} says ${row.saldo_akhir}, is ${running}`);
    }
    if (running !== agent.saldo) faults.push(`${agent.kode} has ${agent.saldo}, its ledger ${running}`);
  }
  return faults;
}
