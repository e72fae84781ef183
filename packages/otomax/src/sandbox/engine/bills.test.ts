import { expect, test } from 'bun:test';
import { parseMoney, rupiah } from '@hexaflate/contract/money';
import { parseBill } from '../../bill.ts';
import { createWorld, ledgerFaults, START } from './testing/world.ts';

const INQUIRE = 'INQ.PLNPASCA.53210012345.258036';
const PAY = 'PAY.PLNPASCA.53210012345.258036';
/** 1.900, levels 25 + 75, markups 25 + 50. */
const FEE = rupiah(2_075);

test('an inquiry is a transaction of price 0 that ends with name and bill within 2 seconds', async () => {
  const world = createWorld();
  const code = world.say(INQUIRE);
  await world.run();
  expect(world.sale(code)).toMatchObject({ harga: 0n, bill_set: 1, bill: null, status: 2 });
  await world.settle();
  expect(world.clock.now - START).toBeGreaterThanOrEqual(500);
  expect(world.clock.now - START).toBeLessThanOrEqual(2_000);
  const sale = world.sale(code);
  expect(sale).toMatchObject({ status: 20, harga: 0n, harga_beli2: 0n, poin: null });
  const bill = parseBill(sale.sn, sale.bill);
  expect(bill?.customerName).toMatch(/^[A-Z]+ [A-Z]+$/);
  expect(bill?.amount).toBe(parseMoney(sale.bill ?? ''));
  expect(bill?.details.find((row) => row.label === 'TARIFDAYA')?.value).toMatch(/^R[12]M?\/\d+$/);
  expect(bill?.details.find((row) => row.label === 'TOTALTAG')?.value).toBe(sale.bill ?? '');
  expect(world.ledger('AG0001')).toHaveLength(1);
  expect(world.replies(code).at(-1)).toContain('TAGIHAN:');
});

test('the same number owes the same bill all month and may be asked again and again', async () => {
  const world = createWorld();
  const codes = [world.say(INQUIRE), world.say(INQUIRE), world.say(INQUIRE, 'AG0002')];
  await world.settle();
  expect(new Set(codes.map((code) => world.sale(code).bill)).size).toBe(1);
});

test('a payment costs the bill of the last inquiry today plus the price, and carries the bill', async () => {
  const world = createWorld();
  const inquiry = world.say(INQUIRE);
  await world.settle();
  const owed = rupiah(BigInt(world.sale(inquiry).bill ?? '0'));
  const payment = world.say(`${PAY} R#P1`);
  await world.settle();
  const sale = world.sale(payment);
  expect(sale).toMatchObject({
    status: 20,
    harga: owed + FEE,
    bill: world.sale(inquiry).bill,
    harga_beli2: owed + rupiah(1_250),
  });
  expect(sale.sn).toStartWith(`${world.sale(inquiry).sn}/REF:`);
  expect(parseBill(sale.sn, sale.bill)?.amount).toBe(owed);
  expect(world.agent('AG0001').saldo).toBe(rupiah(1_000_000) - owed - FEE);
});

test('60: no payment without an inquiry, with one of another agent, of yesterday, or one that is not done', async () => {
  const world = createWorld();
  const before = world.say(PAY);
  world.say(INQUIRE, 'AG0002');
  await world.settle();
  const ofAnother = world.say(PAY);
  world.say(INQUIRE);
  await world.run();
  const pending = world.say(PAY);
  await world.settle();
  world.clock.now += 24 * 3_600_000;
  const yesterday = world.say(PAY);
  await world.run();
  expect([before, ofAnother, pending, yesterday].map((code) => world.inbox(code).status)).toEqual([
    60, 60, 60, 60,
  ]);
});

test('a bill is paid once a day: the second payment is 46, the next inquiry finds nothing left', async () => {
  const world = createWorld();
  world.say(INQUIRE);
  await world.settle();
  world.say(PAY);
  await world.settle();
  const again = world.say(PAY);
  const inquiry = world.say(INQUIRE);
  await world.settle();
  expect(world.inbox(again).status).toBe(46);
  expect(world.sale(inquiry)).toMatchObject({ status: 60, keterangan: 'Tagihan sudah lunas', harga: 0n });
  expect(ledgerFaults(world.db)).toEqual([]);
});

test('a failed payment is refunded and can be tried again after another inquiry', async () => {
  const world = createWorld();
  world.say('INQ.PLNPASCA.53210019003.258036');
  await world.settle();
  const failed = world.say('PAY.PLNPASCA.53210019003.258036');
  await world.settle();
  expect(world.sale(failed).status).toBe(40);
  expect(world.agent('AG0001').saldo).toBe(rupiah(1_000_000));
  const again = world.say('PAY.PLNPASCA.53210019003.258036');
  await world.run();
  expect(world.inbox(again).status).toBe(22);
});

test("a prepaid meter's inquiry gives the name and owes nothing", async () => {
  const world = createWorld();
  const code = world.say('INQ.PLN20.12345678901.258036');
  await world.settle();
  expect(world.sale(code)).toMatchObject({ status: 20, bill: '0', harga: 0n });
  expect(parseBill(world.sale(code).sn, '0')?.details.map((row) => row.label)).toEqual([
    'TARIFDAYA',
    'METER',
  ]);
});

test('a forced outcome strikes the payment of a bill, not its inquiry, unless the number is wrong', async () => {
  const world = createWorld();
  const inquiries = ['9002', '9003', '9004', '9006', '9007', '9005'].map((suffix) =>
    world.say(`INQ.PLNPASCA.5321001${suffix}.258036`),
  );
  await world.settle(10_000);
  expect(inquiries.map((code) => world.sale(code).status)).toEqual([20, 20, 20, 20, 20, 52]);
  expect(world.sale(inquiries[3] ?? 0).harga).toBe(0n);
});

test("a forced outcome strikes a meter's inquiry, which no sale waits for", async () => {
  const world = createWorld();
  const code = world.say('INQ.PLN20.12345679007.258036');
  const sale = world.say('PLN20.12345671234.258036');
  await world.settle(3_600_000);
  expect([world.sale(code).status, world.sale(sale).status]).toEqual([2, 20]);
});
