import { Database } from 'bun:sqlite';
import { expect, test } from 'bun:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgentDevice } from '../../e2e/support/agent-device.ts';
import type { Attempt } from './attempt.ts';
import { sqliteBooks } from './books.ts';
import { isGood, judge } from './verdict.ts';

const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
  'sign',
  'verify',
]);
const device: AgentDevice = {
  url: '',
  id: 's',
  transport: 'bearer',
  pair,
  attemptId: undefined,
  token: 't',
  refreshToken: 'r',
  accessHash: 'h',
  until: 0,
};

const attempt: Attempt = {
  attemptId: 'a1',
  seller: { code: 'AG1', pin: '1', device },
  wares: { productCode: 'T5', price: '5000', prefix: '0812' },
  destination: '081200019001',
  pin: '1',
  answers: ['accepted'],
  orderId: 'o1',
};

interface World {
  orders?: [state: string, failure: string | null, inbox: number | null][];
  inbox?: [kode: number, status: number][];
  sales?: [inbox: number, status: number][];
  balance?: number;
  ledger?: number;
}

async function judged(world: World) {
  const otomaxPath = join(tmpdir(), `chaos-otomax-${crypto.randomUUID()}.sqlite`);
  const journal = (world.orders ?? []).map(([state, failure_code, inbox_code]) => ({
    id: 'o1',
    agent_code: 'AG1',
    attempt_id: 'a1',
    destination: attempt.destination,
    state,
    failure_code,
    inbox_code,
  }));
  const otomax = new Database(otomaxPath);
  otomax.run('create table inbox (kode, status, is_jawaban)');
  otomax.run('create table transaksi (kode_reseller, tujuan, kode_inbox, status)');
  otomax.run('create table reseller (kode, saldo)');
  otomax.run('create table mutasi (kode_reseller, jumlah)');
  for (const row of world.inbox ?? []) otomax.run('insert into inbox values (?,?,0)', row);
  for (const [inbox, status] of world.sales ?? [])
    otomax.run('insert into transaksi values (?,?,?,?)', ['AG1', attempt.destination, inbox, status]);
  otomax.run('insert into reseller values (?,?)', ['AG1', world.balance ?? 10]);
  otomax.run('insert into mutasi values (?,?)', ['AG1', world.ledger ?? 10]);
  otomax.close();
  return judge([attempt], journal, await sqliteBooks(otomaxPath).read());
}

test('one sale, known to both sides, is good', async () => {
  const verdict = await judged({ orders: [['success', null, 7]], inbox: [[7, 22]], sales: [[7, 20]] });
  expect(verdict).toMatchObject({ accepted: 1, sold: 1 });
  expect(isGood(verdict)).toBe(true);
});

test('two sales to the destination of one attempt are a duplicate, whatever the journal says', async () => {
  const verdict = await judged({
    orders: [['success', null, 7]],
    inbox: [
      [7, 22],
      [8, 22],
    ],
    sales: [
      [7, 20],
      [8, 20],
    ],
  });
  expect(verdict.duplicates).toBe(1);
});

test('an order that was confirmed to the device and is gone is lost', async () => {
  expect((await judged({})).lost).toBe(1);
});

test('an accepted order that is neither in Otomax nor closed is lost', async () => {
  expect((await judged({ orders: [['accepted', null, null]] })).lost).toBe(1);
  expect((await judged({ orders: [['failed', 'neverSent', null]] })).lost).toBe(0);
});

test('a final row in Otomax that the journal does not follow is unresolved', async () => {
  expect(
    (await judged({ orders: [['processing', null, 7]], inbox: [[7, 22]], sales: [[7, 20]] })).unresolved,
  ).toBe(1);
  expect(
    (await judged({ orders: [['success', null, 7]], inbox: [[7, 22]], sales: [[7, 40]] })).unresolved,
  ).toBe(1);
  expect(
    (await judged({ orders: [['unknown', null, 7]], inbox: [[7, 22]], sales: [[7, 2]] })).unresolved,
  ).toBe(0);
});

test('a balance that is not the sum of its ledger is seen', async () => {
  expect(
    (await judged({ orders: [['success', null, 7]], inbox: [[7, 22]], sales: [[7, 20]], balance: 11 }))
      .wrongBalance,
  ).toBe(1);
});
