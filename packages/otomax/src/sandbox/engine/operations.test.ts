import { expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import type { Row } from './context.ts';
import { createWorld, ledgerFaults } from './testing/world.ts';

const BUY = 'S10.081234567890.258036';
const PRICE = rupiah(10_175);

async function soldWorld(text = BUY, from = 'RT0001') {
  const world = createWorld();
  const inboxCode = world.say(text, from);
  await world.settle();
  return { world, inboxCode, code: world.sale(inboxCode).kode };
}

test('a success turned into a failure is refunded once; points and commissions go back', async () => {
  const { world, code, inboxCode } = await soldWorld();
  expect(await world.operator.reverseToFailed(code)).toBe(true);
  expect(await world.operator.reverseToFailed(code)).toBe(false);
  expect(world.sale(inboxCode)).toMatchObject({ status: 40, poin: 0, komisi: 0n });
  expect(world.agent('RT0001')).toMatchObject({ saldo: rupiah(200_000), poin: 0 });
  expect(world.ledger('RT0001').map((row) => row.jenis)).toEqual([null, 'T', 'G']);
  expect(world.db.all('select * from komisi')).toEqual([]);
  expect(world.replies(inboxCode).at(-1)).toContain('dikoreksi menjadi GAGAL');
  expect(ledgerFaults(world.db)).toEqual([]);
});

test('commission that was exchanged already is taken from the balance with a negative K', async () => {
  const { world, code } = await soldWorld();
  world.say('TUKARSEMUA.258036');
  await world.run();
  await world.operator.reverseToFailed(code);
  expect(world.ledger('AG0001').map((row) => [row.jenis, row.jumlah])).toEqual([
    [null, rupiah(1_000_000)],
    ['K', rupiah(100)],
    ['K', rupiah(-100)],
  ]);
});

test('a failure turned into a success is debited again, with serial, points and commissions', async () => {
  const { world, code, inboxCode } = await soldWorld('S10.081234569003.258036', 'AG0001');
  expect(await world.operator.reverseToSuccess(code, '0231')).toBe(true);
  expect(await world.operator.reverseToSuccess(code)).toBe(false);
  expect(world.sale(inboxCode)).toMatchObject({ status: 20, sn: '0231', poin: 2, komisi: rupiah(75) });
  expect(world.agent('AG0001').saldo).toBe(rupiah(1_000_000) - PRICE);
  expect(world.ledger('AG0001').map((row) => row.jenis)).toEqual([null, 'T', 'G', 'T']);
  expect(ledgerFaults(world.db)).toEqual([]);
});

test('to and fro as often as an operator likes, the balance stays true', async () => {
  const { world, code } = await soldWorld(BUY, 'AG0001');
  for (let round = 0; round < 3; round += 1) {
    await world.operator.reverseToFailed(code);
    await world.operator.reverseToSuccess(code);
  }
  expect(world.agent('AG0001')).toMatchObject({ saldo: rupiah(1_000_000) - PRICE, poin: 2 });
  expect(world.db.all<Row<'komisi'>>('select * from komisi')).toHaveLength(2);
  expect(ledgerFaults(world.db)).toEqual([]);
});

test('a sale without an answer is decided either way, once, and a late answer changes nothing', async () => {
  const { world, code, inboxCode } = await soldWorld('S10.081234569002.258036', 'AG0001');
  expect(world.sale(inboxCode).status).toBe(20);
  expect(await world.operator.decide(code, 'failed')).toBe(false);
  const silent = world.say('S10.081234569007.258036');
  const slow = world.say('S10.081234579002.258036');
  await world.run();
  expect((await world.operator.pending()).map((sale) => sale.destination)).toEqual([
    '081234569007',
    '081234579002',
  ]);
  expect(await world.operator.decide(world.sale(silent).kode, 'failed')).toBe(true);
  expect(await world.operator.decide(world.sale(slow).kode, 'success', '777')).toBe(true);
  await world.settle();
  expect(world.sale(silent)).toMatchObject({ status: 40 });
  expect(world.sale(slow)).toMatchObject({ status: 20, sn: '777', kode_jawaban: null });
  expect(world.agent('AG0001').saldo).toBe(rupiah(1_000_000) - PRICE - PRICE);
});

test('an inquiry that an operator decides gets its bill', async () => {
  const world = createWorld();
  const code = world.say('INQ.PLNPASCA.53210012345.258036');
  await world.run();
  await world.operator.decide(world.sale(code).kode, 'success');
  expect(Number(world.sale(code).bill)).toBeGreaterThan(0);
});

test('a top-up moves the balance with a ledger row without a kind, and the agent is told', async () => {
  const world = createWorld();
  expect(await world.operator.topUp('AG0001', 50_000)).toBe(rupiah(1_050_000));
  expect(await world.operator.topUp('AG0001', -20_000)).toBe(rupiah(1_030_000));
  expect(world.ledger('AG0001').map((row) => [row.jenis, row.jumlah])).toEqual([
    [null, rupiah(1_000_000)],
    [null, rupiah(50_000)],
    [null, rupiah(-20_000)],
  ]);
  expect(world.messagesTo('AG0001').at(-1)).toContain('-20.000');
  expect(world.operator.topUp('NOBODY', 1)).rejects.toThrow('No agent');
});

test('price edits and disruptions count from the next message on', async () => {
  const world = createWorld();
  expect(await world.operator.setPrice('s10', 12_000)).toBe(true);
  expect(await world.operator.setPrice('none', 12_000)).toBe(false);
  const sold = world.say(BUY);
  await world.run();
  expect(world.sale(sold).harga).toBe(rupiah(12_175));
  expect(await world.operator.disrupt('S10', true)).toBe(true);
  expect(await world.operator.empty('PLN', true)).toBe(true);
  const refused = [world.say('S10.081234567891.258036'), world.say('PLN20.12345678901.258036')];
  await world.run();
  expect(refused.map((code) => world.inbox(code).status)).toEqual([47, 45]);
  await world.operator.disrupt('S10', false);
  const again = world.say('S10.081234567891.258036');
  await world.run();
  expect(world.inbox(again).status).toBe(22);
});
