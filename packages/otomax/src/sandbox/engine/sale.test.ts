import { describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import { createWorld, ledgerFaults, START } from './testing/world.ts';

const BUY = 'S10.081234567890.258036';
/** 10.000, levels 25 + 75, markups 25 + 50. */
const PRICE = rupiah(10_175);

describe('acceptance', () => {
  test('debits at once: transaksi, balance, ledger T, inbox 22 and a reply, priced by section 5.1', async () => {
    const world = createWorld();
    const code = world.say(`${BUY} R#REF1`);
    await world.step();
    const sale = world.sale(code);
    expect(sale).toMatchObject({
      status: 1,
      kode_produk: 'S10',
      tujuan: '081234567890',
      kode_reseller: 'AG0001',
      harga: PRICE,
      saldo_awal: rupiah(1_000_000),
      ref_id: 'REF1',
      counter: 1,
      pengirim: '+62AG0001',
    });
    expect(world.inbox(code)).toMatchObject({ status: 22, kode_transaksi: sale.kode });
    expect(world.agent('AG0001').saldo).toBe(rupiah(1_000_000) - PRICE);
    expect(world.ledger('AG0001').at(-1)).toMatchObject({
      jumlah: -PRICE,
      jenis: 'T',
      kode_transaksi: sale.kode,
      saldo_akhir: rupiah(1_000_000) - PRICE,
    });
    expect(world.replies(code)).toEqual([
      `T#${sale.kode} R#REF1 Telkomsel 10.000 081234567890 akan diproses. Saldo 1.000.000 - 10.175 = 989.825 @10:00`,
    ]);
  });

  test('62… and +62… become 08… where the operator has 08 prefixes', async () => {
    const world = createWorld();
    const code = world.say('S10.+6281234567890.258036');
    await world.run();
    expect(world.sale(code).tujuan).toBe('081234567890');
  });

  test('an open denomination costs its amount plus the price, within its limits and steps (61)', async () => {
    const world = createWorld();
    const good = world.say('DNBEBAS.50000.081234567890.258036');
    const bad = ['9000', '2001000', '10500'].map((amount) =>
      world.say(`DNBEBAS.${amount}.081234567890.258036`),
    );
    const none = world.say('DNBEBAS.081234567890.258036');
    await world.run();
    expect(world.sale(good)).toMatchObject({ harga: rupiah(50_675), qty: 50_000 });
    expect([...bad, none].map((code) => world.inbox(code).status)).toEqual([61, 61, 61, 61]);
  });

  test('several pieces of a fixed product cost that many prices', async () => {
    const world = createWorld();
    const code = world.say('ML3.3.62881234.258036');
    const tooMany = world.say('ML3.100.62881234.258036');
    await world.settle();
    expect(world.sale(code)).toMatchObject({
      harga: rupiah(7_975) * 3n,
      qty: 3,
      poin: 6,
      harga_beli2: rupiah(22_500),
    });
    expect(world.inbox(tooMany).status).toBe(61);
  });

  test("the buyer's number travels along where the format has it", async () => {
    const world = createWorld();
    const code = world.say('PLN20.12345678901.258036 HP#081300000000 R#X1');
    await world.run();
    expect(world.sale(code).penerima).toBe('081300000000');
  });
});

describe('refusals before the debit', () => {
  const refused = async (change: string, text = BUY, agent = 'AG0001') => {
    const world = createWorld();
    if (change) world.db.run(change);
    const code = world.say(text, agent);
    await world.run();
    expect(world.sales()).toEqual([]);
    expect(ledgerFaults(world.db)).toEqual([]);
    return world.inbox(code).status;
  };

  test('44: unknown, inactive, hidden from the level by its operator, or blocked by the level', async () => {
    expect(await refused('', 'XX9.081234567890.258036')).toBe(44);
    expect(await refused("update produk set aktif = 0 where kode = 'S10'")).toBe(44);
    expect(await refused('', 'INQ.PBBBDG.123456.258036')).toBe(44);
    expect(await refused("update level set blok_produk = 'ML3, s10' where kode = 'AGEN'")).toBe(44);
  });

  test('47: product or operator disrupted', async () => {
    expect(await refused("update produk set gangguan = 1 where kode = 'S10'")).toBe(47);
    expect(await refused("update operator set gangguan = 1 where kode = 'TSEL'")).toBe(47);
  });

  test('45: product or operator empty, or a shelf product without stock', async () => {
    expect(await refused("update produk set kosong = 1 where kode = 'S10'")).toBe(45);
    expect(await refused("update operator set kosong = 1 where kode = 'TSEL'")).toBe(45);
    expect(await refused("update produk set fisik = 1, stok = 0 where kode = 'S10'")).toBe(45);
  });

  test('52: prefix, length or expression of the operator, or the prefixes of the product', async () => {
    expect(await refused('', 'S10.085634567890.258036')).toBe(52);
    expect(await refused('', 'S10.0812345.258036')).toBe(52);
    expect(await refused('', 'S10.08123456789012.258036')).toBe(52);
    expect(await refused('', 'S10.0812345678x0.258036')).toBe(52);
    expect(await refused("update produk set prefix_tujuan = '0813' where kode = 'S10'")).toBe(52);
  });

  test('43: the balance must stay at or above saldo_minimal', async () => {
    expect(await refused("update reseller set saldo_minimal = 9898250001 where kode = 'AG0001'")).toBe(43);
    const world = createWorld();
    world.db.run("update reseller set saldo_minimal = 9898250000 where kode = 'AG0001'");
    const code = world.say(BUY);
    await world.run();
    expect(world.inbox(code).status).toBe(22);
  });

  test('48: a bill cannot be bought, other products cannot be paid or inquired', async () => {
    expect(await refused('', 'PLNPASCA.12345678901.258036')).toBe(48);
    expect(await refused('', 'PAY.S10.081234567890.258036')).toBe(48);
    expect(await refused('', 'INQ.S10.081234567890.258036')).toBe(48);
    expect(await refused("update produk set rumus_harga = '[harga]*2' where kode = 'S10'")).toBe(48);
  });

  test('59: a product without a price is not given away', async () => {
    expect(await refused("update produk set harga_jual = null where kode = 'S10'")).toBe(59);
    expect(await refused("update produk set harga_jual = -200000000 where kode = 'S10'")).toBe(59);
  });

  test.each([
    ['23:44', 22],
    ['23:45', 69],
    ['00:00', 69],
    ['00:14', 69],
    ['00:15', 22],
  ])('69: an operator closed from 23:45 to 00:15 answers %s at %s', async (time, status) => {
    const world = createWorld();
    const [hour, minute] = time.split(':').map(Number);
    world.clock.now = START + ((hour ?? 0) - 10) * 3_600_000 + (minute ?? 0) * 60_000;
    const code = world.say('PLN20.12345678901.258036');
    await world.run();
    expect(world.inbox(code).status).toBe(status);
  });
});

describe('the same again', () => {
  test('46: same product and destination today, naming the earlier one, while pending and after success', async () => {
    const world = createWorld();
    const first = world.say(BUY);
    const pending = world.say(BUY);
    await world.settle();
    const done = world.say(BUY);
    await world.run();
    const { kode, sn } = world.sale(first);
    expect([world.inbox(pending).status, world.inbox(done).status]).toEqual([46, 46]);
    expect(world.replies(pending)[0]).toBe(
      `Mhn tunggu trx sblmnya selesai: T#${kode} S10.081234567890 status Menunggu Jawaban`,
    );
    expect(world.replies(done)[0]).toBe(
      `S10.081234567890 sudah pernah jam 10:00, status Sukses. SN: ${sn} Hrg 10.175`,
    );
    expect(world.sales()).toHaveLength(1);
  });

  test('a higher counter sells again, the same counter does not', async () => {
    const world = createWorld();
    const codes = [BUY, `${BUY}*2`, `${BUY}*2`, `${BUY}*3 R#N3`].map((text) => world.say(text));
    await world.run();
    expect(codes.map((code) => world.inbox(code).status)).toEqual([22, 22, 46, 22]);
    expect(world.sales().map((sale) => sale.counter)).toEqual([1, 2, 3]);
  });

  test('another agent, another product, another day, and a failed one before do not count', async () => {
    const world = createWorld();
    const failed = world.say('S10.081234569003.258036');
    await world.settle();
    const again = world.say('S10.081234569003.258036');
    const other = world.say('S10.081234569003.258036', 'AG0002');
    await world.settle();
    expect(world.sale(failed).status).toBe(40);
    expect([world.inbox(again).status, world.inbox(other).status]).toEqual([22, 22]);
    const today = world.say(BUY);
    await world.settle();
    world.clock.now += 14 * 3_600_000;
    const tomorrow = world.say(BUY);
    await world.run();
    expect([world.inbox(today).status, world.inbox(tomorrow).status]).toEqual([22, 22]);
  });

  test('the same reference answers the existing sale, even a failed one, and sells nothing', async () => {
    const world = createWorld();
    const first = world.say('S10.081234569003.258036 R#ORDER1');
    await world.settle();
    const replay = world.say('s10.6281234569003.258036*2 R#ORDER1');
    await world.run();
    expect(world.inbox(replay)).toMatchObject({ status: 22, kode_transaksi: world.sale(first).kode });
    expect(world.replies(replay)[0]).toContain('status Gagal');
    expect(world.sales()).toHaveLength(1);
  });

  test('the same reference for something else is 46; another agent may use it', async () => {
    const world = createWorld();
    world.say(`${BUY} R#ORDER1`);
    const other = world.say('S10.081234567891.258036 R#ORDER1');
    const neighbour = world.say(`${BUY} R#ORDER1`, 'AG0002');
    await world.run();
    expect([world.inbox(other).status, world.inbox(neighbour).status]).toEqual([46, 22]);
  });
});
