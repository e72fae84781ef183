import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import { fromLocalText } from '../local-time.ts';
import { insertSale, order, PIN } from './fixtures.ts';
import type { OpenSubject, Subject } from './subject.ts';

export function ordersConformance(open: OpenSubject): void {
  describe('orders', () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());

    const requests = async () => {
      const { count } = await subject.db
        .selectFrom('inbox')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('is_jawaban', '=', 0)
        .executeTakeFirstOrThrow();
      return count;
    };

    test('an order becomes one inbox row of the agent’s sender, through our own center', async () => {
      const { gateway, db } = subject;
      const request = order();
      const sent = await gateway.submit(request);
      expect(sent).toMatchObject({ state: 'sent', reason: null, price: rupiah(10_475), request });
      const inbox = await db
        .selectFrom('inbox')
        .selectAll()
        .where('kode', '=', sent.inboxCode ?? -1)
        .executeTakeFirstOrThrow();
      const center = await db
        .selectFrom('im_center')
        .select('id')
        .where('label', '=', 'hexaflate')
        .executeTakeFirstOrThrow();
      expect(inbox).toMatchObject({
        pengirim: '+6285700990031',
        tipe_pengirim: 'S',
        kode_reseller: 'CA3',
        kode_terminal: center.id,
        status: 0,
        is_jawaban: 0,
      });
      for (const part of ['CP1', '089912345678', PIN]) expect(inbox.pesan).toContain(part);
      expect(fromLocalText(inbox.tgl_entri)).toEqual(subject.clock.now);
    });

    test('the submission row holds no PIN', async () => {
      const request = order();
      await subject.gateway.submit(request);
      const row = await subject.db
        .selectFrom('hexaflate_submission')
        .selectAll()
        .where('order_id', '=', request.orderId)
        .executeTakeFirstOrThrow();
      expect(Object.values(row).map(String).join('\n')).not.toContain(PIN);
    });

    test('the same order again answers what happened and sends nothing', async () => {
      const request = order();
      const first = await subject.gateway.submit(request);
      const before = await requests();
      expect(await subject.gateway.submit(request)).toEqual(first);
      expect(await (await subject.another()).submit(request)).toEqual(first);
      expect(await requests()).toBe(before);
      expect(await subject.gateway.submission(request.orderId)).toEqual(first);
    });

    test('the same order from many at once is sent once', async () => {
      const request = order();
      const other = await subject.another();
      const before = await requests();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (index % 2 ? other : subject.gateway).submit(request)),
      );
      expect(await requests()).toBe(before + 1);
      expect(new Set(answers.map(({ inboxCode }) => inboxCode)).size).toBe(1);
    });

    test('the same attempt under another order id finds the first order', async () => {
      const request = order();
      const first = await subject.gateway.submit(request);
      const before = await requests();
      expect(await subject.gateway.submit({ ...request, orderId: order().orderId })).toEqual(first);
      expect(await requests()).toBe(before);
    });

    test('what was closed as never sent is never sent', async () => {
      const request = order();
      const closed = await subject.gateway.closeNeverSent(request, 'tooOld');
      expect(closed).toMatchObject({ state: 'neverSent', reason: 'tooOld', inboxCode: null });
      const before = await requests();
      expect(await subject.gateway.submit(request)).toEqual(closed);
      expect(await requests()).toBe(before);
    });

    test('what was sent cannot be closed as never sent', async () => {
      const request = order();
      const sent = await subject.gateway.submit(request);
      expect(await subject.gateway.closeNeverSent(request, 'tooOld')).toEqual(sent);
    });

    test('sending and closing at once end in one of the two', async () => {
      const other = await subject.another();
      for (let round = 0; round < 10; round += 1) {
        const request = order();
        const before = await requests();
        const [sent, closed] = await Promise.all([
          subject.gateway.submit(request),
          other.closeNeverSent(request, 'tooOld'),
        ]);
        expect(closed).toEqual(sent);
        expect(await requests()).toBe(before + (sent.state === 'sent' ? 1 : 0));
      }
    });

    test('above the ceiling nothing is sent, and the price that stood is told', async () => {
      const before = await requests();
      const request = order({ maxPrice: rupiah(10_475) - 1n });
      expect(await subject.gateway.submit(request)).toMatchObject({
        state: 'neverSent',
        reason: 'priceMoved',
        price: rupiah(10_475),
      });
      expect(await requests()).toBe(before);
    });

    test('a price that rose since the screen showed it is found inside the submit', async () => {
      const { db, gateway } = subject;
      const set = (price: number) =>
        db
          .updateTable('produk')
          .set({ harga_jual: rupiah(price) })
          .where('kode', '=', 'CP3')
          .execute();
      const maxPrice = (await gateway.quote('CA3', 'CP3'))?.product.price ?? 0n;
      await set(10_001);
      expect((await gateway.submit(order({ productCode: 'CP3', maxPrice }))).reason).toBe('priceMoved');
      await set(9_999);
      expect((await gateway.submit(order({ productCode: 'CP3', maxPrice }))).price).toBe(
        maxPrice - rupiah(1),
      );
      await set(10_000);
    });

    test.each([
      ['NOBODY', 'nobody'],
      ['CNOPIN', 'an agent without a PIN'],
      ['CMUTE', 'an agent without a sender'],
    ])('%s cannot order: %s', async (agentCode) => {
      const before = await requests();
      expect((await subject.gateway.submit(order({ agentCode }))).reason).toBe('unknownAgent');
      expect(await requests()).toBe(before);
    });

    test.each(['CDOWN', 'CEMPTY', 'CGONE', 'CODD', 'CFIXED', 'CHID', 'NOTHING'])(
      '%s is closed, so nothing is sent',
      async (productCode) => {
        const request = order({ productCode, maxPrice: rupiah(1_000_000) });
        expect((await subject.gateway.submit(request)).reason).toBe('closed');
      },
    );

    test('an open amount is paid on top of the price, within its limits and steps', async () => {
      const open = (amount: number | null, maxPrice = 50_975) =>
        subject.gateway.submit(order({ productCode: 'COPEN', amount, maxPrice: rupiah(maxPrice) }));
      const sent = await open(50_000);
      expect(sent).toMatchObject({ state: 'sent', price: rupiah(50_975) });
      const { pesan } = await subject.db
        .selectFrom('inbox')
        .select('pesan')
        .where('kode', '=', sent.inboxCode ?? -1)
        .executeTakeFirstOrThrow();
      expect(pesan).toContain('50000');
      expect((await open(50_000, 50_974)).reason).toBe('priceMoved');
      for (const wrong of [9_000, 501_000, 50_500, 0.5, null])
        expect((await open(wrong)).reason).toBe('closed');
    });

    test('a buyer’s number and a repeat travel in the message', async () => {
      const texts = async (request: ReturnType<typeof order>) => {
        const { inboxCode } = await subject.gateway.submit(request);
        const row = await subject.db
          .selectFrom('inbox')
          .select('pesan')
          .where('kode', '=', inboxCode ?? -1)
          .executeTakeFirst();
        return row?.pesan;
      };
      const token = { productCode: 'CBUYER', maxPrice: rupiah(30_000), destination: '14012345678' };
      expect(await texts(order({ ...token, buyerPhone: '081255550001' }))).toContain('081255550001');
      expect(await texts(order({ counter: 7 }))).toMatch(/\b7\b/);
    });

    test('a destination that would change the meaning of the message is not sent', async () => {
      expect((await subject.gateway.submit(order({ destination: '0899.1.2' }))).reason).toBe('noFormat');
    });

    test('a bill is paid only after its inquiry of today, at the inquired amount', async () => {
      const { db, gateway } = subject;
      const pay = (maxPrice: number) =>
        gateway.submit(
          order({ verb: 'pay', productCode: 'CBILL', destination: '53001122', maxPrice: rupiah(maxPrice) }),
        );
      expect((await pay(1_000_000)).reason).toBe('noBill');
      const inquiry = {
        kode_produk: 'CBILL',
        tujuan: '53001122',
        harga: 0n,
        bill_set: 1,
        sn: 'SRI/PERIODE:202603',
      };
      await insertSale(db, { ...inquiry, bill: '90000', tgl_entri: '2026-03-09 23:00:00.000' });
      expect((await pay(1_000_000)).reason).toBe('noBill');
      await insertSale(db, { ...inquiry, bill: '90000', kode_reseller: 'CB3' });
      expect((await pay(1_000_000)).reason).toBe('noBill');
      await insertSale(db, { ...inquiry, bill: '100000' });
      expect(await pay(102_974)).toMatchObject({ reason: 'priceMoved', price: rupiah(102_975) });
      expect(await pay(102_975)).toMatchObject({ state: 'sent', price: rupiah(102_975) });
    });

    test('an inquiry costs nothing and has no ceiling', async () => {
      const request = order({ verb: 'inquire', productCode: 'CBILL', destination: '53001122', maxPrice: 0n });
      expect(await subject.gateway.submit(request)).toMatchObject({ state: 'sent', price: 0n });
      expect((await subject.gateway.submit(order({ verb: 'inquire' }))).reason).toBe('closed');
    });

    test('submissions are listed from a time on, oldest first', async () => {
      const { gateway, clock } = subject;
      const start = clock.now;
      const later = [order(), order(), order()];
      for (const [index, request] of later.entries()) {
        clock.now = new Date(start.getTime() + 60_000 + index * 1000);
        await gateway.submit(request);
      }
      clock.now = start;
      const since = new Date(start.getTime() + 59_000);
      const found = await gateway.submissionsSince(since, { limit: 10 });
      expect(found.items.map(({ orderId }) => orderId)).toEqual(later.map(({ orderId }) => orderId));
      expect(found.next).toBeUndefined();
      expect(found.items[0]?.request).toEqual(later[0]);
    });

    test('submissions of one and the same moment are all listed, over as many pages as it takes', async () => {
      const { gateway, clock } = subject;
      const start = clock.now;
      clock.now = new Date(start.getTime() + 120_000);
      const together = [order(), order(), order(), order(), order()];
      for (const request of together) await gateway.submit(request);
      clock.now = start;
      const since = new Date(start.getTime() + 119_000);
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await gateway.submissionsSince(since, { limit: 2, cursor });
        found.push(...page.items.map(({ orderId }) => orderId));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(found.sort()).toEqual(together.map(({ orderId }) => orderId).sort());
    });

    test('the outcome follows the inbox row: waiting, refused, answered, a transaction', async () => {
      const { gateway, db } = subject;
      const { inboxCode } = await gateway.submit(order());
      const code = inboxCode ?? -1;
      const set = (values: { status: number; kode_transaksi?: number }) =>
        db.updateTable('inbox').set(values).where('kode', '=', code).execute();
      expect(await gateway.outcome(code)).toMatchObject({ state: 'waiting', status: 0, transaction: null });
      await set({ status: 43 });
      const reply = { penerima: 'x', tipe_penerima: 'S', kode_inbox: code, is_perintah: 0 };
      await db
        .insertInto('outbox')
        .values({ ...reply, pesan: 'older' })
        .execute();
      await db
        .insertInto('outbox')
        .values({ ...reply, pesan: 'Saldo tidak cukup' })
        .execute();
      await db
        .insertInto('outbox')
        .values({ ...reply, pesan: 'to a supplier', is_perintah: 1 })
        .execute();
      expect(await gateway.outcome(code)).toMatchObject({
        state: 'refused',
        statusName: 'insufficientBalance',
        reply: 'Saldo tidak cukup',
      });
      await set({ status: 21 });
      expect((await gateway.outcome(code))?.state).toBe('answered');
      const sale = await insertSale(db, { kode_inbox: code, status: 2 });
      await set({ status: 22 });
      expect(await gateway.outcome(code)).toMatchObject({
        state: 'transaction',
        transaction: { code: sale },
      });
      const earlier = await insertSale(db);
      await set({ status: 22, kode_transaksi: earlier });
      expect((await gateway.outcome(code))?.transaction?.code).toBe(earlier);
      expect(await gateway.outcome(-1)).toBeUndefined();
    });
  });
}
