import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import { BadCursorError, type TransactionFilter } from '../gateway.ts';
import { toLocalText } from '../local-time.ts';
import { insertSale, NOON } from './fixtures.ts';
import type { OpenSubject, Subject } from './subject.ts';

const HOUR_MS = 3_600_000;
const ago = (hours: number) => toLocalText(new Date(NOON.getTime() - hours * HOUR_MS));

export function transactionsConformance(open: OpenSubject): void {
  describe('transactions and ledger', () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());

    const codes = async (filter: TransactionFilter) =>
      (await subject.gateway.transactions(filter, { limit: 100 })).items.map(({ code }) => code);

    test('a page goes on where the last ended, whatever is inserted meanwhile', async () => {
      const { gateway, db } = subject;
      for (let index = 0; index < 25; index += 1) await insertSale(db, { kode_reseller: 'CA2' });
      const before = await codes({ agentCode: 'CA2' });
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await gateway.transactions({ agentCode: 'CA2' }, { limit: 4, cursor });
        seen.push(...page.items.map(({ code }) => code));
        cursor = page.next;
        await insertSale(db, { kode_reseller: 'CA2' });
        await insertSale(db, { kode_reseller: 'CB3' });
      } while (cursor !== undefined);
      expect(seen).toEqual(before);
      expect(seen).toEqual(seen.toSorted((a, b) => b - a));
    });

    test('a last page that is exactly full has no next', async () => {
      const page = await subject.gateway.transactions({ agentCode: 'NOBODY' }, { limit: 1 });
      expect(page).toEqual({ items: [] });
      await insertSale(subject.db, { kode_reseller: 'CA1' });
      expect((await subject.gateway.transactions({ agentCode: 'CA1' }, { limit: 1 })).next).toBeUndefined();
    });

    test("a cursor of another list, or of another agent's, is refused", async () => {
      const { gateway } = subject;
      const { next } = await gateway.transactions({ agentCode: 'CA2' }, { limit: 1 });
      expect(next).toBeString();
      await expect(gateway.transactions({ agentCode: 'CB3' }, { limit: 1, cursor: next })).rejects.toThrow(
        BadCursorError,
      );
      await expect(gateway.ledger('CA2', { limit: 1, cursor: next })).rejects.toThrow(BadCursorError);
    });

    test('every filter at once still shows nobody else', async () => {
      const { db } = subject;
      await insertSale(db, { kode_reseller: 'CB3', tujuan: '089955550001', sn: 'SECRET-1', status: 20 });
      const own = await insertSale(db, {
        kode_reseller: 'CA3',
        tujuan: '089955550001',
        sn: 'OWN-1',
        status: 20,
      });
      expect(await codes({ agentCode: 'CA3', search: '55550001' })).toEqual([own]);
      expect(await codes({ agentCode: 'CA3', search: 'SECRET' })).toEqual([]);
      expect(
        await codes({ agentCode: 'CA3', search: 'OWN', state: 'success', category: 'cat-test' }),
      ).toEqual([own]);
      expect(await codes({ agentCode: 'CA3', search: "' or 1=1 --" })).toEqual([]);
      expect(await codes({ agentCode: 'CA3', search: '%' })).toEqual(await codes({ agentCode: 'CA3' }));
      const everyone = await subject.gateway.transactions({ agentCode: 'CA3' }, { limit: 100 });
      expect(new Set(everyone.items.map(({ agentCode }) => agentCode))).toEqual(new Set(['CA3']));
    });

    test('search finds the number however it is typed, and the transaction number', async () => {
      const code = await insertSale(subject.db, { tujuan: '089977770001' });
      expect(await codes({ agentCode: 'CA3', search: '+62 899-7777-0001' })).toEqual([code]);
      expect(await codes({ agentCode: 'CA3', search: `#${code}` })).toEqual([code]);
    });

    test('states follow the ranges: 3 is pending, 55 failed, 200 and above not final', async () => {
      const { db, gateway } = subject;
      const at = async (status: number) => {
        const code = await insertSale(db, { kode_reseller: 'CMUTE', status });
        return { code, state: (await gateway.transaction(code))?.state };
      };
      const pending = await at(3);
      const failed = await at(55);
      const redirected = await at(201);
      const success = await at(20);
      expect([pending.state, failed.state, redirected.state, success.state]).toEqual([
        'pending',
        'failed',
        'pending',
        'success',
      ]);
      expect(await codes({ agentCode: 'CMUTE', state: 'pending' })).toEqual([redirected.code, pending.code]);
      expect(await codes({ agentCode: 'CMUTE', state: 'failed' })).toEqual([failed.code]);
      expect(await codes({ agentCode: 'CMUTE', state: 'success' })).toEqual([success.code]);
    });

    test('the end of a period is exclusive, in local time', async () => {
      const { db } = subject;
      const at = await insertSale(db, { kode_reseller: 'CNOPIN', tgl_entri: '2026-03-09 00:00:00.000' });
      const midnight = new Date('2026-03-08T17:00:00.000Z');
      expect(await codes({ agentCode: 'CNOPIN', from: midnight })).toEqual([at]);
      expect(await codes({ agentCode: 'CNOPIN', to: midnight })).toEqual([]);
      expect((await subject.gateway.transaction(at))?.enteredAt).toEqual(midnight);
    });

    test('inquiries are left out unless asked for, and carry their bill', async () => {
      const { db, gateway } = subject;
      const inquiry = await insertSale(db, {
        kode_reseller: 'CA1',
        kode_produk: 'CBILL',
        harga: 0n,
        bill_set: 1,
        bill: '218627',
        sn: 'BUDI SANTOSO/TARIFDAYA:R1/1300/PERIODE:202603',
      });
      expect(await codes({ agentCode: 'CA1' })).not.toContain(inquiry);
      expect(await codes({ agentCode: 'CA1', includeInquiries: true })).toContain(inquiry);
      expect(await gateway.transaction(inquiry)).toMatchObject({
        inquiry: true,
        bill: {
          customerName: 'BUDI SANTOSO',
          amount: rupiah(218_627),
          details: [
            { label: 'TARIFDAYA', value: 'R1/1300' },
            { label: 'PERIODE', value: '202603' },
          ],
        },
      });
    });

    test('the same purchase earlier today: pending or successful, this agent, this number', async () => {
      const { db, gateway } = subject;
      const sale = (more: Parameters<typeof insertSale>[1]) =>
        insertSale(db, { tujuan: '089966660001', ...more });
      const done = await sale({ tgl_entri: ago(2) });
      const pending = await sale({ tgl_entri: ago(1), status: 2 });
      await sale({ status: 40 });
      await sale({ kode_reseller: 'CB3' });
      await sale({ kode_produk: 'CP2' });
      await sale({ tujuan: '089966660002' });
      await sale({ tgl_entri: '2026-03-09 23:59:59.990' });
      await sale({ harga: 0n, bill_set: 1 });
      const found = await gateway.similarToday('CA3', 'CP1', '+6289966660001');
      expect(found.map(({ code }) => code)).toEqual([pending, done]);
    });

    test('sales by hour count inquiries never and revenue only for successes', async () => {
      const { db, gateway } = subject;
      const day = new Date('2025-06-01T05:00:00Z');
      const sale = (time: string, more: Parameters<typeof insertSale>[1] = {}) =>
        insertSale(db, { tgl_entri: `2025-06-01 ${time}`, harga: rupiah(1_000), ...more });
      await sale('00:00:00.000');
      await sale('23:59:59.990');
      await sale('23:10:00.000', { status: 40 });
      await sale('23:10:00.000', { status: 2 });
      await sale('23:10:00.000', { harga: 0n, bill_set: 1 });
      await insertSale(db, { tgl_entri: '2025-06-02 00:00:00.000' });
      expect(await gateway.salesByHour(day)).toEqual([
        { hour: 0, count: 1, success: 1, failed: 0, revenue: rupiah(1_000) },
        { hour: 23, count: 3, success: 1, failed: 1, revenue: rupiah(1_000) },
      ]);
    });

    test('timings look at the newest decided sales alone', async () => {
      const { db, gateway } = subject;
      for (let second = 1; second <= 10; second += 1) {
        const at = new Date(NOON.getTime() + second * 1000);
        await insertSale(db, {
          kode_produk: 'CP7',
          tgl_entri: toLocalText(NOON),
          tgl_status: toLocalText(at),
        });
      }
      await insertSale(db, { kode_produk: 'CP7', status: 40 });
      await insertSale(db, { kode_produk: 'CP7', status: 2 });
      const timing = (await gateway.productTimings(12)).find(({ productCode }) => productCode === 'CP7');
      expect(timing).toEqual({
        productCode: 'CP7',
        count: 11,
        p50Ms: 6_000,
        p95Ms: 10_000,
        successRate: 10 / 11,
      });
    });

    test('the ledger is the agent’s own, newest first, with its kinds', async () => {
      const { db, gateway } = subject;
      const entry = (jenis: string | null, jumlah: bigint, kode_reseller = 'CA3') => ({
        kode_reseller,
        jumlah,
        jenis,
        keterangan: `jenis ${jenis}`,
        saldo_akhir: rupiah(1),
        tanggal: toLocalText(NOON),
      });
      await db
        .insertInto('mutasi')
        .values([
          entry(null, rupiah(5)),
          entry('T', rupiah(-5)),
          entry('2', rupiah(5), 'CB3'),
          entry('G', rupiah(5)),
          entry('k', rupiah(5)),
          entry('Z', rupiah(5)),
        ])
        .execute();
      const { items } = await gateway.ledger('CA3', { limit: 100 });
      expect(items.map(({ kind }) => kind)).toEqual(['other', 'commission', 'refund', 'sale', 'manual']);
      expect(items.every(({ agentCode }) => agentCode === 'CA3')).toBe(true);
      const first = items[0];
      expect(await gateway.ledgerEntry(first?.code ?? -1)).toEqual(first);
      expect(await gateway.ledgerEntry(-1)).toBeUndefined();
    });
  });
}
