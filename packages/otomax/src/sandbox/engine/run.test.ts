import { Database } from 'bun:sqlite';
import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hearLines, until } from '@hexaflate/testing';
import type { Row } from './context.ts';
import { sqliteSource } from './lease.ts';
import { runEngine } from './run.ts';
import { type Tables, tablesOf } from './testing/tables.ts';
import { ledgerFaults } from './testing/world.ts';

/** Holds the lock until it is told to let go. */
const HOLD_THE_LOCK = `
  const { Database } = require('bun:sqlite');
  const db = new Database(process.argv[1]);
  db.run('begin immediate');
  console.log('held');
  process.stdin.once('data', () => {
    db.run('rollback');
    process.exit(0);
  });
`;
const MAIN = join(import.meta.dir, 'main.ts');
let directory: string;
let path: string;
let database: Database;
let db: Tables;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'otomax-engine-'));
  path = join(directory, 'data', 'otomax.sqlite');
});
afterAll(async () => {
  database.close();
  await rm(directory, { recursive: true });
});

function spawnEngine() {
  const engine = Bun.spawn([process.execPath, MAIN, path, '--speed', '20'], {
    stdout: 'pipe',
    stderr: 'inherit',
  });
  const heard = hearLines(engine.stdout);
  return {
    engine,
    /** Waits for a log line that contains the text. */
    says: (text: string) => heard.until(() => heard.lines.some((line) => line.includes(text))),
  };
}

function order(index: number): number {
  return db.insert('inbox', {
    pengirim: '+6281200000001',
    tipe_pengirim: 'S',
    // The ending forces a success: by chance a supplier might stay silent for longer than a test waits.
    pesan: `S5.08123${String(index).padStart(4, '0')}9001.258036 R#ORDER${index}`,
    kode_terminal: 3,
    kode_reseller: 'AG0001',
  });
}

const statusOf = (code: number) =>
  db.get<{ status: number }>('select status from inbox where kode = ?', code)?.status;
const sales = () => db.all<Row<'transaksi'>>("select * from transaksi where ref_id like 'ORDER%'");

test('an engine makes the missing database, a second one waits, and takes over when the first is killed', async () => {
  const first = spawnEngine();
  await first.says('at work');
  database = new Database(path, { readwrite: true, safeIntegers: true, strict: true });
  database.run('pragma busy_timeout = 10000');
  db = tablesOf(database);
  const second = spawnEngine();
  await second.says('another engine runs');

  const codes = Array.from({ length: 12 }, (_, index) => order(index));
  await until(() => statusOf(codes[5] ?? 0) === 22);
  first.engine.kill('SIGKILL');
  await first.engine.exited;
  await second.says('at work');

  await until(() => sales().length === 12 && sales().every((sale) => sale.status >= 20));
  expect(codes.map(statusOf)).toEqual(codes.map(() => 22));
  const opening = db.all<{ kode: string }>(
    'select kode from reseller where kode in (select kode_reseller from mutasi)',
  );
  expect(opening.length).toBeGreaterThan(10);
  expect(ledgerFaults(db)).toEqual([]);

  second.engine.kill('SIGTERM');
  expect(await second.engine.exited).toBe(0);
}, 60_000);

test('an engine inside a process ends with its signal and leaves the lease to the next', async () => {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  for (let round = 0; round < 2; round += 1) {
    const stop = new AbortController();
    const code = order(100 + round);
    await runEngine({
      source: sqliteSource(path),
      log,
      signal: stop.signal,
      onReady: () => void until(() => statusOf(code) === 22).then(() => stop.abort()),
    });
    expect(statusOf(code)).toBe(22);
  }
});

test('an engine that starts while another process holds the write lock goes to work when it lets go', async () => {
  const warnings: string[] = [];
  const warn = (_fields: object, message: string) => warnings.push(message);
  const code = order(200);
  const holder = Bun.spawn([process.execPath, '-e', HOLD_THE_LOCK, path], {
    stdin: 'pipe',
    stdout: 'pipe',
  });
  const held = hearLines(holder.stdout);
  await held.until(() => held.lines.includes('held'));
  const stop = new AbortController();
  const running = runEngine({
    source: sqliteSource(path),
    log: { info: () => undefined, warn, error: warn },
    signal: stop.signal,
  });
  await until(() => warnings.length > 0);
  holder.stdin.write('let go');
  await holder.stdin.flush();
  await until(() => statusOf(code) === 22);
  stop.abort();
  await running;
  expect(new Set(warnings)).toEqual(new Set(['database busy; trying again']));
});
