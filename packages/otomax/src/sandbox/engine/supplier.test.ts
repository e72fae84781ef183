import { describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import type { Row } from './context.ts';
import { supplierManner } from './supplier.ts';
import { createWorld, ledgerFaults, START } from './testing/world.ts';

const BUY = 'S10.081234567890.258036';
const PRICE = rupiah(10_175);

describe('routing', () => {
  test('the first route by priority gets the rendered command; the sale waits at 2', async () => {
    const world = createWorld();
    world.db.run('update parsing set prioritas = 9, harga_beli = 98500000 where kode_modul = 301');
    const code = world.say(BUY);
    await world.run();
    const sale = world.sale(code);
    expect(sale).toMatchObject({
      status: 2,
      kode_modul: 302,
      modul_proses: ',302,,',
      harga_beli: rupiah(9_800),
    });
    expect(sale.perintah).toBe(`trx?product=S10&qty=1&dest=081234567890&refID=${sale.kode}`);
  });

  test('inactive and deleted suppliers and inactive routes are passed over; without any the sale stays at 4', async () => {
    const world = createWorld();
    world.db.run('update modul set aktif = 0 where kode = 301');
    world.db.run('update modul set deleted = 1 where kode = 302');
    const code = world.say(BUY);
    await world.settle();
    expect(world.sale(code).status).toBe(4);
    expect(world.agent('AG0001').saldo).toBe(rupiah(1_000_000) - PRICE);
    world.db.run('update modul set aktif = 1 where kode = 301');
    expect(await world.operator.redirect(world.sale(code).kode)).toBe(true);
    await world.settle();
    expect(world.sale(code)).toMatchObject({ status: 20, kode_modul: 301 });
  });

  test('a supplier who cannot deliver hands the sale to the next one, and the debit stays one', async () => {
    const world = createWorld();
    world.db.run(
      "update modul set parameter_parsing = 'delay=1000-1000|success=0|silent=0' where kode = 301",
    );
    const codes = Array.from({ length: 30 }, (_, index) => world.say(`S10.0812345678${10 + index}.258036`));
    await world.settle();
    const sales = codes.map((code) => world.sale(code));
    const spare = sales.filter((sale) => sale.kode_modul === 302);
    expect(spare.length).toBeGreaterThan(0);
    expect(spare.every((sale) => sale.status === 20 && sale.modul_proses === ',301,302,,')).toBe(true);
    expect(sales.filter((sale) => sale.kode_modul === 301).every((sale) => sale.status >= 40)).toBe(true);
    expect(ledgerFaults(world.db)).toEqual([]);
  });

  test('when every supplier has failed, the sale fails and is refunded', async () => {
    const world = createWorld();
    world.db.run("update modul set parameter_parsing = 'delay=100-100|success=0|silent=0'");
    const codes = Array.from({ length: 30 }, (_, index) => world.say(`S10.0812345678${10 + index}.258036`));
    await world.settle();
    const sales = codes.map((code) => world.sale(code));
    expect(sales.every((sale) => sale.status >= 40)).toBe(true);
    expect(sales.some((sale) => sale.modul_proses === ',301,302,,')).toBe(true);
    expect(world.agent('AG0001').saldo).toBe(rupiah(1_000_000));
  });
});

describe('the answer', () => {
  test('success: serial, cost and supplier balance, its inbox row, points, commissions, reply', async () => {
    const world = createWorld();
    const code = world.say(BUY);
    await world.settle();
    const sale = world.sale(code);
    expect(sale).toMatchObject({
      status: 20,
      harga_beli2: rupiah(9_800),
      saldo_supplier: rupiah(4_990_200),
      poin: 2,
      komisi: rupiah(75),
    });
    expect(sale.sn).toMatch(/^\d{16,20}$/);
    const answer = world.inbox(sale.kode_jawaban ?? 0);
    expect(answer).toMatchObject({ is_jawaban: 1, status: 20, kode_transaksi: sale.kode });
    expect(world.agent('AG0001').poin).toBe(2);
    const commissions = world.db.all<Row<'komisi'>>('select * from komisi order by kode_reseller');
    expect(commissions.map(({ kode_reseller, jumlah, tukar }) => [kode_reseller, jumlah, tukar])).toEqual([
      ['DL0001', rupiah(50), 0],
      ['OWNER', rupiah(25), 0],
    ]);
    expect(world.replies(code).at(-1)).toBe(
      `T#${sale.kode} S10.081234567890 SUKSES. SN: ${sale.sn}. Hrg 10.175. Saldo 989.825 @10:00`,
    );
  });

  test('it comes within the delays of the supplier, differs from sale to sale, and never before its time', async () => {
    const world = createWorld();
    const codes = Array.from({ length: 20 }, (_, index) => world.say(`S10.0812345678${10 + index}.258036`));
    await world.run();
    world.clock.now = START + 999;
    await world.run();
    expect(codes.every((code) => world.sale(code).status === 2)).toBe(true);
    world.clock.now = START + 1_500;
    await world.run();
    const early = codes.filter((code) => world.sale(code).status === 20).length;
    expect(early).toBeGreaterThan(0);
    expect(early).toBeLessThan(20);
    world.clock.now = START + 3_000;
    await world.run();
    expect(codes.every((code) => world.sale(code).status === 20)).toBe(true);
  });

  test('a restarted engine gives the same answer at the same time', async () => {
    const outcome = async (killed: boolean) => {
      const world = createWorld();
      const code = world.say(BUY);
      await world.run();
      if (killed) world.kill();
      await world.settle();
      return [world.clock.now, world.sale(code).sn];
    };
    expect(await outcome(true)).toEqual(await outcome(false));
  });

  test('an engine that was away concludes what came due meanwhile, once', async () => {
    const world = createWorld();
    const code = world.say(BUY);
    await world.run();
    world.kill();
    world.clock.now += 3_600_000;
    await world.run();
    expect(world.sale(code).status).toBe(20);
    expect(world.ledger('AG0001').filter((row) => row.kode_transaksi !== null)).toHaveLength(1);
  });

  test('speed makes suppliers faster', async () => {
    const world = createWorld();
    world.context.speed = 10;
    const code = world.say(BUY);
    await world.run();
    world.clock.now = START + 300;
    await world.run();
    expect(world.sale(code).status).toBe(20);
  });

  test('a silent supplier ends as Timeout after the setting of the installation, refunded', async () => {
    const world = createWorld();
    world.db.run("update modul set parameter_parsing = 'delay=100-200|success=0|silent=1'");
    world.db.run("update parameter set nilai = '20' where nama = 'TimeoutTransaksi'");
    const code = world.say(BUY);
    await world.run();
    world.clock.now = START + 19_999;
    await world.run();
    expect(world.sale(code).status).toBe(2);
    world.clock.now = START + 20_000;
    await world.run();
    expect(world.sale(code)).toMatchObject({ status: 55, kode_jawaban: null });
    expect(world.agent('AG0001').saldo).toBe(rupiah(1_000_000));
  });

  test('a supplier whose deposit runs low is topped up instead of going below zero', async () => {
    const world = createWorld();
    world.db.run('update modul set saldo = 10000');
    const code = world.say(BUY);
    await world.settle();
    expect(world.sale(code).saldo_supplier).toBeGreaterThan(0n);
  });

  test.each([
    ['delay=900-4500|success=0.972|silent=0.004', { delayMs: [900, 4_500], success: 0.972, silent: 0.004 }],
    ['user=x|success=2|delay=fast', { delayMs: [1_500, 6_000], success: 0.97, silent: 0 }],
    [null, { delayMs: [1_500, 6_000], success: 0.97, silent: 0 }],
  ] as const)('a supplier behaves as parameter_parsing says: %s', async (parameters, manner) => {
    expect(supplierManner(parameters)).toEqual({
      ...manner,
      delayMs: [manner.delayMs[0], manner.delayMs[1]],
    });
  });
});

describe('destinations that force an outcome', () => {
  const outcomeOf = async (suffix: string) => {
    const world = createWorld();
    const code = world.say(`S10.08123456${suffix}.258036`);
    await world.settle(3_600_000);
    const sale = world.sale(code);
    expect(ledgerFaults(world.db)).toEqual([]);
    const debited = rupiah(1_000_000) - world.agent('AG0001').saldo;
    return { status: sale.status, after: world.clock.now - START, debited, price: sale.harga };
  };

  test('9001 succeeds at once, 9002 after 20 seconds', async () => {
    expect(await outcomeOf('9001')).toEqual({ status: 20, after: 400, debited: PRICE, price: PRICE });
    expect(await outcomeOf('9002')).toEqual({ status: 20, after: 20_000, debited: PRICE, price: PRICE });
  });

  test('9003 fails, 9004 times out, 9005 is a wrong number: each refunded', async () => {
    expect(await outcomeOf('9003')).toEqual({ status: 40, after: 1_500, debited: 0n, price: PRICE });
    expect(await outcomeOf('9004')).toEqual({ status: 55, after: 45_000, debited: 0n, price: PRICE });
    expect(await outcomeOf('9005')).toEqual({ status: 52, after: 1_000, debited: 0n, price: PRICE });
  });

  test('9006 is debited Rp500 above the price and noted in sistem_log', async () => {
    const moved = PRICE + rupiah(500);
    expect(await outcomeOf('9006')).toEqual({ status: 20, after: 1_000, debited: moved, price: moved });
    const world = createWorld();
    world.say('S10.081234569006.258036');
    await world.settle();
    const [line] = world.db.all<Row<'sistem_log'>>('select * from sistem_log');
    expect(line?.pesan).toContain('harga beli naik dari 9.800 ke 10.300');
  });

  test('9007 is never answered: it stays debited at 2 until an operator decides', async () => {
    expect(await outcomeOf('9007')).toEqual({ status: 2, after: 0, debited: PRICE, price: PRICE });
  });

  test("a game's server in brackets does not count", async () => {
    const world = createWorld();
    const code = world.say('ML3.628819003(2101).258036');
    await world.settle();
    expect(world.sale(code).status).toBe(40);
  });
});

describe('serials', () => {
  const serialOf = async (text: string) => {
    const world = createWorld();
    const code = world.say(text);
    await world.settle();
    return world.sale(code).sn;
  };

  test('a token has 20 digits in groups, the name, the tariff and the energy', async () => {
    expect(await serialOf('PLN20.12345678901.258036')).toMatch(
      /^(\d{4}-){4}\d{4}\/[A-Z]+ [A-Z]+\/R[12]M?\/\d+\/13,8KWH$/,
    );
  });

  test('an e-wallet answers with the name behind it, a game with the nick', async () => {
    expect(await serialOf('DNBEBAS.20000.081234567890.258036')).toMatch(/^[A-Z]+ [A-Z]+\/REF:\d{12}$/);
    expect(await serialOf('ML3.62881234(2101).258036')).toMatch(/^[A-Za-z]+\d+\/REF:\d{12}$/);
  });
});
