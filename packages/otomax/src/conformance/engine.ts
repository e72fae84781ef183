import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import {
  type EngineSubject,
  type EngineWorld,
  engineWorld,
  type OpenEngineSubject,
} from './engine-subject.ts';

/** 10.000, levels 25 + 75, markups 25 + 50. */
const PRICE = rupiah(10_175);

/** What the engine does on every kind of database. The rules follow one another in one installation. */
export function engineConformance(open: OpenEngineSubject): void {
  describe('engine', () => {
    let subject: EngineSubject;
    let world: EngineWorld;
    beforeAll(async () => {
      subject = await open();
      world = engineWorld(subject);
    });
    afterAll(() => subject.close());

    test('a sale is debited at once, delivered, and leaves ledger, reply, points and commissions', async () => {
      const before = await world.agent('AG0001');
      const code = await world.say('S10.081234560001.258036 R#REF1');
      while (await world.engine.step());
      expect(await world.sale(code)).toMatchObject({
        harga: PRICE,
        saldo_awal: before.saldo,
        kode_reseller: 'AG0001',
        ref_id: 'REF1',
      });
      expect((await world.agent('AG0001')).saldo).toBe(before.saldo - PRICE);
      await world.settle();
      const sale = await world.sale(code);
      expect(sale).toMatchObject({ status: 20, harga_beli2: rupiah(9_800), poin: 2, komisi: rupiah(75) });
      expect(await world.message(code)).toMatchObject({ status: 22, kode_transaksi: sale.kode });
      expect((await world.ledger('AG0001')).at(-1)).toMatchObject({
        jenis: 'T',
        jumlah: -PRICE,
        kode_transaksi: sale.kode,
        saldo_akhir: before.saldo - PRICE,
      });
      const [accepted, done] = await world.replies(code);
      expect(accepted).toContain('akan diproses. Saldo 1.000.000 - 10.175 = 989.825');
      expect(done).toContain(`SUKSES. SN: ${sale.sn}`);
      const shares = await world.db
        .selectFrom('komisi')
        .select(['kode_reseller', 'jumlah', 'tukar'])
        .where('kode_transaksi', '=', sale.kode)
        .orderBy('kode_reseller')
        .execute();
      expect(shares).toEqual([
        { kode_reseller: 'DL0001', jumlah: rupiah(50), tukar: 0 },
        { kode_reseller: 'OWNER', jumlah: rupiah(25), tukar: 0 },
      ]);
    });

    test('every change of a sale is queued by the triggers', async () => {
      await world.db.deleteFrom('hexaflate_queue').execute();
      const code = await world.say('S10.081234560002.258036');
      await world.settle();
      const queued = await world.db.selectFrom('hexaflate_queue').select(['entity', 'row_key']).execute();
      const sale = await world.sale(code);
      const has = (entity: string, key: string) =>
        queued.some((row) => row.entity === entity && row.row_key === key);
      expect(has('inbox', String(code))).toBe(true);
      expect(has('transaction', String(sale.kode))).toBe(true);
      expect(has('agent', 'AG0001')).toBe(true);
      expect(queued.some(({ entity }) => entity === 'ledger')).toBe(true);
      expect(queued.some(({ entity }) => entity === 'outbox')).toBe(true);
    });

    test('a failure gives back what was debited', async () => {
      const before = await world.agent('AG0001');
      const code = await world.say('S10.081234569003.258036');
      await world.settle();
      expect(await world.sale(code)).toMatchObject({ status: 40, harga: PRICE });
      expect((await world.agent('AG0001')).saldo).toBe(before.saldo);
      expect((await world.ledger('AG0001')).slice(-2).map((row) => [row.jenis, row.jumlah])).toEqual([
        ['T', -PRICE],
        ['G', PRICE],
      ]);
    });

    test('the balance stays at or above its minimum, to the last ten-thousandth', async () => {
      const { saldo } = await world.agent('AG0002');
      // His price is 50 lower: no markup of his own line.
      const price = rupiah(10_125);
      const keep = (minimum: bigint) =>
        world.db
          .updateTable('reseller')
          .set({ saldo_minimal: minimum })
          .where('kode', '=', 'AG0002')
          .execute();
      await keep(saldo - price + 1n);
      const refused = await world.say('S10.081234560003.258036', 'AG0002');
      await world.settle();
      expect((await world.message(refused)).status).toBe(43);
      expect((await world.agent('AG0002')).saldo).toBe(saldo);
      await keep(saldo - price);
      const sold = await world.say('S10.081234560003.258036', 'AG0002');
      await world.settle();
      expect(await world.sale(sold)).toMatchObject({ status: 20, harga: price });
      await keep(0n);
    });

    test('the same again is refused, a higher counter and another day are not', async () => {
      const text = 'S10.081234560004.258036';
      const codes = [await world.say(text), await world.say(text), await world.say(`${text}*2`)];
      await world.settle();
      world.clock.now += 24 * 3_600_000;
      codes.push(await world.say(text));
      await world.settle();
      const statuses = await Promise.all(codes.map(async (code) => (await world.message(code)).status));
      expect(statuses).toEqual([22, 46, 22, 22]);
    });

    test('a bill that was inquired today is paid with its amount', async () => {
      const inquiry = await world.say('INQ.PLNPASCA.53210012345.258036');
      await world.settle();
      const owed = rupiah(BigInt((await world.sale(inquiry)).bill ?? '0'));
      const payment = await world.say('PAY.PLNPASCA.53210012345.258036');
      await world.settle();
      expect(await world.sale(payment)).toMatchObject({ status: 20, harga: owed + rupiah(2_075) });
    });

    test('a transfer moves balance with the pair 1 and 2; more than there is moves nothing', async () => {
      const before = [await world.agent('AG0001'), await world.agent('RT0001')];
      const done = await world.say('TRF.RT0001.25000.258036');
      const tooMuch = await world.say('TRF.RT0001.999999999.258036');
      await world.settle();
      expect((await world.message(done)).status).toBe(21);
      expect((await world.message(tooMuch)).status).toBe(43);
      expect((await world.agent('AG0001')).saldo).toBe((before[0]?.saldo ?? 0n) - rupiah(25_000));
      expect((await world.agent('RT0001')).saldo).toBe((before[1]?.saldo ?? 0n) + rupiah(25_000));
      expect((await world.ledger('RT0001')).at(-1)).toMatchObject({ jenis: '2', kode_reseller_2: 'AG0001' });
    });

    test("a bank's line settles the ticket that was there before it, once", async () => {
      const operator = world.operatorOn(subject.database);
      const ask = await world.say('TIKET.100000.258036');
      await world.settle();
      const ticket = await world.db
        .selectFrom('tiket_deposit')
        .selectAll()
        .where('kode_inbox', '=', ask)
        .executeTakeFirstOrThrow();
      const before = await world.agent('AG0001');
      const whole = Number(ticket.jumlah / rupiah(1));
      await operator.bankLine(whole, 'bca');
      await operator.bankLine(whole, 'BCA');
      await world.settle();
      expect((await world.agent('AG0001')).saldo).toBe(before.saldo + ticket.jumlah);
      const lines = await world.db
        .selectFrom('data_bank')
        .select(['terklaim', 'kode_tiket'])
        .where('jumlah', '=', ticket.jumlah)
        .orderBy('kode')
        .execute();
      expect(lines).toEqual([
        { terklaim: 1, kode_tiket: ticket.kode },
        { terklaim: 0, kode_tiket: null },
      ]);
    });

    test('commission is exchanged once, and taken back when its sale is reversed', async () => {
      const sold = await world.say('S10.081234560005.258036', 'RT0001');
      await world.settle();
      const exchange = [await world.say('TUKARSEMUA.258036'), await world.say('TUKARSEMUA.258036')];
      await world.settle();
      expect((await world.message(exchange[0] ?? 0)).status).toBe(21);
      expect((await world.message(exchange[1] ?? 0)).status).toBe(61);
      const operator = world.operatorOn(subject.database);
      const { kode } = await world.sale(sold);
      expect(await operator.reverseToFailed(kode)).toBe(true);
      expect(await operator.reverseToFailed(kode)).toBe(false);
      expect((await world.ledger('AG0001')).at(-1)).toMatchObject({ jenis: 'K', jumlah: rupiah(-100) });
    });

    test('a markup that was set once is set again, and a new downline can sell', async () => {
      for (const markup of ['40', '60']) {
        const code = await world.say(`MP2.S10.${markup}.258036`);
        await world.settle();
        expect((await world.message(code)).status).toBe(21);
      }
      const asked = await world.say('CH.S10', 'RT0001');
      await world.settle();
      expect((await world.replies(asked))[0]).toContain('10.385');
      const registered = await world.say('REG.Warung Ibu.Jl Mawar 3.081299990000.75.258036');
      await world.settle();
      expect((await world.message(registered)).status).toBe(21);
      expect(await world.agent('RT0002')).toMatchObject({ kode_upline: 'AG0001', saldo: 0n, aktif: 1 });
    });

    test('operators who move balances while the engine sells lose nothing of each other', async () => {
      const operators = [
        world.operatorOn(await subject.another()),
        world.operatorOn(await subject.another()),
      ];
      const before = await world.agent('AG0001');
      const codes: number[] = [];
      for (let index = 0; index < 12; index += 1)
        codes.push(await world.say(`S10.08123457${String(index).padStart(4, '0')}.258036`));
      await Promise.all([
        world.settle(),
        ...operators.map(async (operator) => {
          for (let index = 0; index < 10; index += 1) await operator.topUp('AG0001', 1_000);
        }),
      ]);
      await world.settle();
      const sales = await Promise.all(codes.map((code) => world.sale(code)));
      const spent = sales.reduce((sum, sale) => sum + (sale.status === 20 ? (sale.harga ?? 0n) : 0n), 0n);
      expect((await world.agent('AG0001')).saldo).toBe(before.saldo + rupiah(20_000) - spent);
      for (const operator of operators) await operator.close();
    });

    test('after all of this every balance is the sum of its ledger, and nothing broke', async () => {
      expect(await world.bookFaults()).toEqual([]);
      expect(world.errors).toEqual([]);
    });
  });
}
