import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertRow, openConnection } from './connection.ts';
import { createEngine } from './engine.ts';
import { runOperatorCommand } from './operator.ts';

let directory: string;
let path: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'otomax-operator-'));
  path = join(directory, 'otomax.sqlite');
});
afterAll(() => rm(directory, { recursive: true }));

const say = (...args: string[]) => runOperatorCommand([path, ...args]);

test('the operator tops up, decides, reverses and changes prices from the command line', async () => {
  const db = await openConnection(path);
  const silent = () => undefined;
  const log = { info: silent, warn: silent, error: silent };
  const engine = createEngine({ db, now: Date.now, seed: 1, speed: 1, log });
  const pesan = 'S5.081230009007.258036';
  insertRow(db, 'inbox', { pengirim: '+6281200000001', tipe_pengirim: 'S', pesan, kode_terminal: 1 });
  while (engine.step());
  const code = db.get<{ kode: number }>('select max(kode) as kode from transaksi')?.kode ?? 0;

  expect(await say('pending')).toEqual({ text: `${code} AG0001 S5 081230009007 status 2\n`, exitCode: 0 });
  expect((await say('decide', String(code), 'success')).text).toBe('done\n');
  expect((await say('decide', String(code), 'failed')).text).toBe('nothing to change\n');
  expect((await say('reverse', String(code))).text).toBe('done\n');
  expect(db.get<{ status: number }>('select status from transaksi where kode = ?', code)?.status).toBe(40);
  expect((await say('reverse', String(code))).text).toBe('done\n');
  expect(db.get<{ status: number }>('select status from transaksi where kode = ?', code)?.status).toBe(20);
  expect((await say('top-up', 'AG0001', '50000')).text).toMatch(/^balance \d+\n$/);
  expect((await say('set-price', 'S5', '6000')).text).toBe('done\n');
  expect((await say('disrupt', 'TSEL', 'on')).text).toBe('done\n');
  expect((await say('empty', 'NONE', 'on')).text).toBe('nothing to change\n');
  expect((await say('bank', '100123', 'BCA')).text).toMatch(/^line \d+\n$/);
  db.close();
});

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
