import { describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import type { Row } from './context.ts';
import { createWorld, ledgerFaults } from './testing/world.ts';

type World = ReturnType<typeof createWorld>;

async function ask(world: World, text: string, from?: string) {
  const code = world.say(text, from);
  await world.run();
  return { status: world.inbox(code).status, reply: world.replies(code)[0] ?? '' };
}

describe('questions', () => {
  test('balance with points and pending commission', async () => {
    const world = createWorld();
    world.say('S10.081234567890.258036', 'RT0001');
    await world.settle();
    expect(await ask(world, 'SAL.258036')).toEqual({
      status: 21,
      reply: 'Saldo Toko AG0001 Rp 1.000.000. Poin 0. Komisi 100 @10:00',
    });
  });

  test("a price is the agent's own, with what closes the product", async () => {
    const world = createWorld();
    expect((await ask(world, 'CH.s10')).reply).toBe('S10 Telkomsel 10.000 Rp 10.175');
    expect((await ask(world, 'CH.S10', 'RT0001')).reply).toContain('10.425');
    await world.operator.disrupt('TSEL', true);
    expect((await ask(world, 'CH.S10')).reply).toEndWith('GANGGUAN');
    expect((await ask(world, 'CH.NONE')).status).toBe(44);
  });

  test('what became of the newest sale to a number today', async () => {
    const world = createWorld();
    world.say('S10.081234567890.258036');
    await world.settle();
    expect((await ask(world, 'CEK.081234567890')).reply).toContain('status Sukses');
    expect((await ask(world, 'CEK.081234567890', 'AG0002')).reply).toStartWith('TIDAK ADA');
  });
});

describe('PIN', () => {
  test('changes with the old one and a new one of the right length', async () => {
    const world = createWorld();
    expect((await ask(world, 'GP.258036.147025')).status).toBe(21);
    expect((await ask(world, 'SAL.258036')).status).toBe(49);
    expect((await ask(world, 'SAL.147025')).status).toBe(21);
  });

  test.each([
    ['GP.000000.147025', 49],
    ['GP.258036.1470', 48],
    ['GP.258036.1470255', 48],
    ['GP.258036.258036', 48],
  ])('%s is refused with %d', async (text, status) => {
    const world = createWorld();
    expect((await ask(world, text)).status).toBe(status);
    expect(world.agent('AG0001').pin).toBe('258036');
  });
});

describe('transfer', () => {
  test('moves balance to a downline with the pair 1 and 2, and tells both', async () => {
    const world = createWorld();
    expect((await ask(world, 'TRF.RT0001.25000.258036')).status).toBe(21);
    expect(world.ledger('AG0001').at(-1)).toMatchObject({
      jenis: '1',
      jumlah: rupiah(-25_000),
      kode_reseller_2: 'RT0001',
    });
    expect(world.ledger('RT0001').at(-1)).toMatchObject({
      jenis: '2',
      jumlah: rupiah(25_000),
      kode_reseller_2: 'AG0001',
    });
    expect(world.messagesTo('RT0001').at(-1)).toContain('Terima transfer Rp 25.000 dari Toko AG0001');
    expect(ledgerFaults(world.db)).toEqual([]);
  });

  test.each([
    ['TRF.AG0002.25000.258036', 68, 'another line'],
    ['TRF.DL0001.25000.258036', 68, 'the upline'],
    ['TRF.AG0001.25000.258036', 48, 'himself'],
    ['TRF.XX0001.25000.258036', 48, 'nobody'],
    ['TRF.RT0001.0.258036', 61, 'nothing'],
    ['TRF.RT0001.1000001.258036', 43, 'more than there is'],
    ['TRFL.AG0002.25000.258036', 68, 'across without the right'],
  ])('%s is refused with %d: %s', async (text, status) => {
    const world = createWorld();
    expect((await ask(world, text)).status).toBe(status);
    expect(world.db.get<{ count: number }>('select count(*) as count from mutasi')?.count).toBe(5);
  });

  test('across lines for levels that may, and down any number of steps', async () => {
    const world = createWorld();
    world.db.run("update level set transfer_lintas = 1 where kode = 'AGEN'");
    expect((await ask(world, 'TRFL.AG0002.25000.258036')).status).toBe(21);
    expect((await ask(world, 'TRF.RT0001.25000.258036', 'OWNER')).status).toBe(21);
  });

  test('where the format has a counter, the same transfer again today needs a higher one', async () => {
    const world = createWorld();
    expect((await ask(world, 'TRFC.RT0001.25000.1.258036')).status).toBe(21);
    expect((await ask(world, 'TRFC.RT0001.25000.1.258036')).status).toBe(46);
    expect((await ask(world, 'TRFC.RT0001.25000.2.258036')).status).toBe(21);
    expect((await ask(world, 'TRFC.RT0001.30000.1.258036')).status).toBe(21);
  });
});

describe('deposit', () => {
  const tickets = (world: World) =>
    world.db.all<Row<'tiket_deposit'>>('select * from tiket_deposit order by kode');

  test('a ticket gets a tail that no other open ticket has; asking again answers the same one', async () => {
    const world = createWorld();
    const first = await ask(world, 'TIKET.100000.258036');
    const again = await ask(world, 'TIKET.100000.258036');
    for (let count = 0; count < 40; count += 1) {
      world.db.run("update tiket_deposit set kode_reseller = 'DL0001'");
      await ask(world, 'TIKET.100000.258036', 'AG0002');
    }
    expect(again.reply).toBe(first.reply);
    const amounts = tickets(world).map((ticket) => ticket.jumlah);
    expect(amounts).toHaveLength(41);
    expect(new Set(amounts).size).toBe(41);
    expect(amounts.every((amount) => amount > rupiah(100_000) && amount < rupiah(101_000))).toBe(true);
  });

  test("a bank's credit line of exactly that amount settles it, once", async () => {
    const world = createWorld();
    await ask(world, 'TIKET.100000.258036');
    const amount = tickets(world)[0]?.jumlah ?? 0n;
    const whole = Number(amount / rupiah(1));
    const line = await world.operator.bankLine(whole, 'BCA');
    await world.operator.bankLine(whole, 'BCA');
    await world.operator.bankLine(whole + 1, 'BCA');
    await world.run();
    expect(tickets(world)[0]).toMatchObject({ status: 'S', kode_data_bank: line });
    const lines = world.db.all<Row<'data_bank'>>('select * from data_bank order by kode');
    expect(lines.map((row) => [row.terklaim, row.kode_tiket])).toEqual([
      [1, 1],
      [0, null],
      [0, null],
    ]);
    expect(world.ledger('AG0001').at(-1)).toMatchObject({
      jenis: 'B',
      jumlah: amount,
      keterangan: 'Tiket deposit #1 BCA-1',
    });
    expect(world.agent('AG0001').saldo).toBe(rupiah(1_000_000) + amount);
    expect(world.messagesTo('AG0001').at(-1)).toStartWith('Deposit Rp');
    expect(ledgerFaults(world.db)).toEqual([]);
  });

  test('a line that came while no engine ran is matched at the next start', async () => {
    const world = createWorld();
    await ask(world, 'TIKET.100000.258036');
    world.kill();
    await world.operator.bankLine(Number((tickets(world)[0]?.jumlah ?? 0n) / rupiah(1)));
    await world.run();
    expect(tickets(world)[0]?.status).toBe('S');
  });

  test('a debit line is not a deposit, and a ticket older than a day is cancelled and matched no more', async () => {
    const world = createWorld();
    await ask(world, 'TIKET.100000.258036');
    const whole = Number((tickets(world)[0]?.jumlah ?? 0n) / rupiah(1));
    const debit = await world.operator.bankLine(whole);
    world.db.run("update data_bank set tipe = 'D' where kode = ?", debit);
    await world.run();
    expect(tickets(world)[0]?.status).toBe('O');
    world.clock.now += 1_441 * 60_000;
    await world.run();
    await world.operator.bankLine(whole);
    await world.run();
    expect(tickets(world)[0]?.status).toBe('C');
    expect(world.agent('AG0001').saldo).toBe(rupiah(1_000_000));
  });

  test('an amount outside the limits is 61', async () => {
    const world = createWorld();
    expect((await ask(world, 'TIKET.9999.258036')).status).toBe(61);
    world.db.run("update level set deposit_maksimal = 1000000000 where kode = 'AGEN'");
    expect((await ask(world, 'TIKET.100001.258036')).status).toBe(61);
  });
});

describe('downlines', () => {
  test('a new one gets a code, the level below, a PIN of his own, senders and a welcome', async () => {
    const world = createWorld();
    const { status } = await ask(world, 'REG.Warung Ibu.Jl Mawar 3.081299990000.75.258036');
    expect(status).toBe(21);
    const made = world.agent('RT0002');
    expect(made).toMatchObject({
      nama: 'Warung Ibu',
      kode_upline: 'AG0001',
      kode_level: 'RETAIL',
      markup: rupiah(75),
      saldo: 0n,
    });
    const welcome = world.db.get<{ pesan: string }>(
      "select pesan from outbox where penerima = '+6281299990000'",
    );
    expect(welcome?.pesan).toContain(made.pin ?? 'no PIN');
    const own = world.say(`SAL.${made.pin}`, '', { pengirim: '6281299990000', tipe_pengirim: 'W' });
    await world.run();
    expect(world.inbox(own)).toMatchObject({ status: 21, kode_reseller: 'RT0002' });
  });

  test.each([
    ['REG.Warung.Jl Mawar.12345.75.258036', 48, 'no mobile number'],
    ['REG. .Jl Mawar.081299990000.75.258036', 48, 'no name'],
    ['REG.Warung.Jl Mawar.081299990000.banyak.258036', 61, 'no markup'],
    ['REG.Warung.Jl Mawar.081299990000.100001.258036', 61, 'markup too high'],
  ])('%s is refused with %d: %s', async (text, status) => {
    const world = createWorld();
    expect((await ask(world, text)).status).toBe(status);
    expect(world.db.get<{ count: number }>('select count(*) as count from reseller')?.count).toBe(5);
  });

  test('a number that is registered already is refused', async () => {
    const world = createWorld();
    await ask(world, 'REG.Warung.Jl Mawar.081299990000.75.258036');
    expect((await ask(world, 'REG.Lain.Jl Melati.+6281299990000.75.258036')).status).toBe(48);
  });

  test('markup of one downline, of one product for one, and of one product for all', async () => {
    const world = createWorld();
    expect((await ask(world, 'MARKUP.RT0001.300.258036')).status).toBe(21);
    expect((await ask(world, 'CH.S10', 'RT0001')).reply).toContain('10.625');
    expect((await ask(world, 'MP2.S10.40.258036')).status).toBe(21);
    expect((await ask(world, 'CH.S10', 'RT0001')).reply).toContain('10.365');
    expect((await ask(world, 'MP.RT0001.S10.10.258036')).status).toBe(21);
    expect((await ask(world, 'CH.S10', 'RT0001')).reply).toContain('10.335');
  });

  test("others' downlines are 68, unknown products 44, and levels that may not change markup 68", async () => {
    const world = createWorld();
    expect((await ask(world, 'MARKUP.AG0002.300.258036')).status).toBe(68);
    expect((await ask(world, 'MARKUP.RT0001.300.258036', 'DL0001')).status).toBe(68);
    expect((await ask(world, 'MP2.NONE.40.258036')).status).toBe(44);
    expect((await ask(world, 'MP2.S10.40.258036', 'RT0001')).status).toBe(68);
  });

  test('the list names the direct ones with their balances', async () => {
    const world = createWorld();
    expect((await ask(world, 'LDL', 'DL0001')).reply).toBe(
      'Downline DL0001: AG0001 Toko AG0001 1.000.000; AG0002 Toko AG0002 1.000.000',
    );
  });
});

describe('commission and points', () => {
  const sell = async (world: World, count: number) => {
    for (let index = 0; index < count; index += 1) world.say(`S10.0812345678${10 + index}.258036`, 'RT0001');
    await world.settle();
  };

  test('all commission is exchanged with a ledger K, and nothing is left for a second time', async () => {
    const world = createWorld();
    await sell(world, 3);
    expect((await ask(world, 'TUKARSEMUA.258036')).status).toBe(21);
    expect(world.ledger('AG0001').at(-1)).toMatchObject({ jenis: 'K', jumlah: rupiah(300) });
    expect((await ask(world, 'TUKARSEMUA.258036')).status).toBe(61);
    expect(ledgerFaults(world.db)).toEqual([]);
  });

  test('an amount takes whole commissions, oldest first, never more than asked for', async () => {
    const world = createWorld();
    await sell(world, 3);
    expect((await ask(world, 'TUKAR.250.258036')).status).toBe(21);
    expect(world.ledger('AG0001').at(-1)?.jumlah).toBe(rupiah(200));
    expect((await ask(world, 'TUKAR.99.258036')).status).toBe(61);
    expect((await ask(world, 'TUKAR.101.258036')).status).toBe(61);
    expect((await ask(world, 'TUKAR.100.258036')).status).toBe(21);
  });

  test('no_komisi earns nothing while the price keeps the markup', async () => {
    const world = createWorld();
    world.db.run("update level set no_komisi = 1 where kode = 'AGEN'");
    await sell(world, 1);
    expect((await ask(world, 'TUKARSEMUA.258036')).status).toBe(61);
    expect(world.sales()[0]).toMatchObject({ harga: rupiah(10_425), komisi: rupiah(75) });
  });

  test('points buy a reward; a balance reward is credited at once', async () => {
    const world = createWorld();
    world.db.run("update reseller set poin = 3100 where kode = 'AG0001'");
    expect((await ask(world, 'TUKARPOIN.SALDO10.258036')).status).toBe(21);
    expect(world.agent('AG0001')).toMatchObject({ poin: 2_600, saldo: rupiah(1_010_000) });
    expect((await ask(world, 'TUKARPOIN.KAOS.258036')).status).toBe(21);
    expect(world.agent('AG0001')).toMatchObject({ poin: 100, saldo: rupiah(1_010_000) });
    expect((await ask(world, 'TUKARPOIN.KAOS.258036')).status).toBe(65);
    expect((await ask(world, 'TUKARPOIN.MOBIL.258036')).status).toBe(60);
    expect((await ask(world, 'CEKHADIAH')).reply).toContain('KAOS Kaos Agen 2500 poin');
    expect(ledgerFaults(world.db)).toEqual([]);
  });
});
