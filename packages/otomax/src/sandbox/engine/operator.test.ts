import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from './engine.ts';
import { runOperatorCommand } from './operator.ts';
import { setupOf } from './run.ts';
import { openSqliteEngine } from './sqlite-database.ts';

let directory: string;
let path: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'otomax-operator-'));
  path = join(directory, 'otomax.sqlite');
});
afterAll(() => rm(directory, { recursive: true }));

const say = (...args: string[]) => runOperatorCommand([path, ...args]);

test('the operator tops up, decides, reverses and changes prices from the command line', async () => {
  const database = await openSqliteEngine(path);
  const { db } = database;
  const silent = () => undefined;
  const log = { info: silent, warn: silent, error: silent };
  const engine = createEngine(setupOf(database, { log }), database.isTransient);
  const pesan = 'S5.081230009007.258036';
  await db
    .insertInto('inbox')
    .values({ pengirim: '+6281200000001', tipe_pengirim: 'S', pesan, kode_terminal: 1 })
    .execute();
  while (await engine.step());
  const { kode: code } = await db
    .selectFrom('transaksi')
    .select('kode')
    .orderBy('kode', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const status = async () =>
    (await db.selectFrom('transaksi').select('status').where('kode', '=', code).executeTakeFirst())?.status;

  expect(await say('pending')).toEqual({ text: `${code} AG0001 S5 081230009007 status 2\n`, exitCode: 0 });
  expect((await say('decide', String(code), 'success')).text).toBe('done\n');
  expect((await say('decide', String(code), 'failed')).text).toBe('nothing to change\n');
  expect((await say('reverse', String(code))).text).toBe('done\n');
  expect(await status()).toBe(40);
  expect((await say('reverse', String(code))).text).toBe('done\n');
  expect(await status()).toBe(20);
  expect((await say('top-up', 'AG0001', '50000')).text).toMatch(/^balance \d+\n$/);
  expect((await say('set-price', 'S5', '6000')).text).toBe('done\n');
  expect((await say('disrupt', 'TSEL', 'on')).text).toBe('done\n');
  expect((await say('empty', 'NONE', 'on')).text).toBe('nothing to change\n');
  expect((await say('bank', '100123', 'BCA')).text).toMatch(/^line \d+\n$/);
  await database.close();
}, 60_000);

test.each([
  [],
  ['fly'],
  ['top-up', 'AG0001', 'much'],
  ['decide', '1', 'maybe'],
  ['bank', '-5'],
  ['disrupt', 'S5', 'perhaps'],
])('a command that is not understood is answered with the usage: %p', async (...args) => {
  const { text, exitCode } = await say(...args.filter((arg) => arg !== undefined));
  expect(exitCode).toBe(2);
  expect(text).toStartWith('Usage:');
});
