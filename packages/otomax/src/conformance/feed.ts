import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import type { Change, ChangedEntity, Gateway } from '../gateway.ts';
import { toLocalText } from '../local-time.ts';
import { insertSale, NOON, order } from './fixtures.ts';
import type { OpenSubject, Subject } from './subject.ts';

/** Reads and acknowledges until nothing is left. */
async function drain(gateway: Gateway): Promise<Change[]> {
  const all: Change[] = [];
  for (;;) {
    const batch = await gateway.changes(100);
    if (batch.length === 0) return all;
    all.push(...batch);
    await gateway.acknowledge(batch);
  }
}

type Work = (db: Subject['db']) => Promise<unknown>;
type Expected = [entity: ChangedEntity, key: string, agentCode: string | null];

const at = toLocalText(NOON);
const reseller =
  (set: object): Work =>
  (db) =>
    db.updateTable('reseller').set(set).where('kode', '=', 'CA3').execute();

/** Somebody changes one row; the feed must name it. */
const writes: readonly (readonly [what: string, work: Work, expected: Expected[]])[] = [
  ['a balance', reseller({ saldo: 5n }), [['agent', 'CA3', 'CA3']]],
  [
    'a markup',
    reseller({ markup: 7n }),
    [
      ['agent', 'CA3', 'CA3'],
      ['agentPricing', 'CA3', 'CA3'],
    ],
  ],
  [
    'an upline',
    reseller({ kode_upline: 'CA1' }),
    [
      ['agent', 'CA3', 'CA3'],
      ['agentPricing', 'CA3', 'CA3'],
    ],
  ],
  [
    'a sender that moves to another agent',
    (db) =>
      db
        .updateTable('pengirim')
        .set({ kode_reseller: 'CB3' })
        .where('pengirim', '=', '6285700990031')
        .execute(),
    [
      ['sender', '6285700990031|W', 'CB3'],
      ['sender', '6285700990031|W', 'CA3'],
    ],
  ],
  [
    'a sender that is taken away',
    (db) => db.deleteFrom('pengirim').where('pengirim', '=', '6285700990031').execute(),
    [['sender', '6285700990031|W', 'CB3']],
  ],
  [
    'a product going down',
    (db) => db.updateTable('produk').set({ gangguan: 1 }).where('kode', '=', 'CP1').execute(),
    [['product', 'CP1', null]],
  ],
  [
    'an operator',
    (db) => db.updateTable('operator').set({ kosong: 1 }).where('kode', '=', 'COP').execute(),
    [['operator', 'COP', null]],
  ],
  [
    'a level',
    (db) => db.updateTable('level').set({ selisih_harga: 1n }).where('kode', '=', 'CL3').execute(),
    [['level', 'CL3', null]],
  ],
  [
    'an override that is dropped',
    (db) =>
      db
        .deleteFrom('produk_level')
        .where('kode_level', '=', 'CL3')
        .where('kode_produk', '=', 'CP6')
        .execute(),
    [['productLevel', 'CL3|CP6', null]],
  ],
  [
    'a markup of one product',
    (db) =>
      db
        .insertInto('markup_produk')
        .values({ kode_reseller: 'CB3', kode_produk: 'CP1', markup: 1n })
        .execute(),
    [['productMarkup', 'CB3|CP1', 'CB3']],
  ],
  [
    'a markup for all downlines',
    (db) =>
      db
        .insertInto('markup_produk')
        .values({ kode_reseller: 'CA1.*', kode_produk: 'CP1', markup: 1n })
        .execute(),
    [['productMarkup', 'CA1.*|CP1', 'CA1']],
  ],
  [
    'a commission',
    (db) =>
      db.insertInto('komisi').values({ kode_transaksi: 77, kode_reseller: 'CA2', jumlah: 1n }).execute(),
    [['commission', '77|CA2', 'CA2']],
  ],
];

/** `coalesces`: several writes of a row between two looks become one change. */
export function feedConformance(open: OpenSubject, coalesces = false): void {
  describe('change feed', () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await open();
      await drain(subject.gateway);
    });
    afterAll(() => subject.close());

    test.each(writes.map((row) => [...row]))('%s is told', async (_what, work, expected) => {
      await work(subject.db);
      const changes = await drain(subject.gateway);
      const told = changes.map(({ entity, key, agentCode }): Expected => [entity, key, agentCode]);
      expect(told.toSorted()).toEqual(expected.toSorted());
    });

    test('rows with numbers of their own are told under them', async () => {
      const { db, gateway } = subject;
      const code = await insertSale(db, { kode_inbox: 4711 });
      const [sale, ...rest] = await drain(gateway);
      expect(rest).toEqual([]);
      expect(sale).toMatchObject({
        entity: 'transaction',
        key: String(code),
        agentCode: 'CA3',
        inboxCode: 4711,
      });
      await db
        .insertInto('mutasi')
        .values({ kode_reseller: 'CA3', jumlah: rupiah(-1), keterangan: 'x', tanggal: at })
        .execute();
      await db
        .insertInto('tiket_deposit')
        .values({ kode_reseller: 'CA3', jumlah: rupiah(1), status: 'O', waktu: at })
        .execute();
      expect((await drain(gateway)).map(({ entity, agentCode }) => [entity, agentCode])).toEqual([
        ['ledger', 'CA3'],
        ['depositTicket', 'CA3'],
      ]);
    });

    test('an answer to an order leads back to its inbox row', async () => {
      const { db, gateway } = subject;
      const sale = await insertSale(db, { kode_inbox: 4712 });
      await drain(gateway);
      const reply = { penerima: 'x', tipe_penerima: 'S', pesan: 'x', kode_reseller: 'CA3', is_perintah: 0 };
      await db
        .insertInto('outbox')
        .values({ ...reply, kode_inbox: 4712 })
        .execute();
      await db
        .insertInto('outbox')
        .values({ ...reply, kode_transaksi: sale })
        .execute();
      expect((await drain(gateway)).map(({ entity, inboxCode }) => [entity, inboxCode])).toEqual([
        ['outbox', 4712],
        ['outbox', 4712],
      ]);
    });

    test('talk with suppliers and with strangers is nobody’s concern', async () => {
      const { db, gateway } = subject;
      await db
        .insertInto('inbox')
        .values({ pengirim: 'x', tipe_pengirim: '1', pesan: 'x', is_jawaban: 1 })
        .execute();
      await db.insertInto('inbox').values({ pengirim: 'x', tipe_pengirim: 'S', pesan: 'x' }).execute();
      await db
        .insertInto('outbox')
        .values({ penerima: 'x', tipe_penerima: '1', pesan: 'x', kode_reseller: 'CA3', is_perintah: 1 })
        .execute();
      expect(await drain(gateway)).toEqual([]);
    });

    test('a submit is told as its inbox row', async () => {
      const { gateway } = subject;
      await subject.db.updateTable('produk').set({ gangguan: 0 }).where('kode', '=', 'CP1').execute();
      await subject.db.updateTable('operator').set({ kosong: 0 }).where('kode', '=', 'COP').execute();
      await drain(gateway);
      const { inboxCode } = await gateway.submit(order({ maxPrice: rupiah(20_000) }));
      expect(await drain(gateway)).toMatchObject([{ entity: 'inbox', key: String(inboxCode), inboxCode }]);
    });

    test('a transaction that is rolled back tells nothing', async () => {
      const undone = subject.db.transaction().execute(async (trx) => {
        await trx.updateTable('reseller').set({ saldo: 1n }).where('kode', '=', 'CA3').execute();
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      expect(await drain(subject.gateway)).toEqual([]);
    });

    test('changes stay until acknowledged, in order; exactly those acknowledged go', async () => {
      const { db, gateway } = subject;
      const keys = ['CP1', 'CP2', 'CP3', 'CP4', 'CP5'];
      for (const kode of keys)
        await db.updateTable('produk').set({ poin: 9 }).where('kode', '=', kode).execute();
      const first = await gateway.changes(3);
      expect(first.map(({ key }) => key)).toEqual(['CP1', 'CP2', 'CP3']);
      expect(await gateway.changes(3)).toEqual(first);
      await gateway.acknowledge(first.slice(1, 2));
      expect((await gateway.changes(10)).map(({ key }) => key)).toEqual(['CP1', 'CP3', 'CP4', 'CP5']);
      await gateway.acknowledge(first);
      await gateway.acknowledge(first);
      expect((await drain(gateway)).map(({ key }) => key)).toEqual(['CP4', 'CP5']);
    });

    test('acknowledging one change of a row leaves a later change of it', async () => {
      const { db, gateway } = subject;
      await db.updateTable('produk').set({ poin: 1 }).where('kode', '=', 'CP1').execute();
      const earlier = await gateway.changes(10);
      await db.updateTable('produk').set({ poin: 2 }).where('kode', '=', 'CP1').execute();
      await gateway.acknowledge(earlier);
      expect(await drain(gateway)).toMatchObject([{ entity: 'product', key: 'CP1' }]);
    });

    test('many changes are acknowledged at once', async () => {
      const { db, gateway } = subject;
      for (let round = 0; round < 3; round += 1)
        await db
          .updateTable('produk')
          .set({ poin: 500 + round })
          .execute();
      const all = await gateway.changes(10_000);
      const { products } = await db
        .selectFrom('produk')
        .select((select) => select.fn.countAll<number>().as('products'))
        .executeTakeFirstOrThrow();
      expect(all).toHaveLength(coalesces ? products : 3 * products);
      await gateway.acknowledge(all);
      expect(await gateway.changes(10)).toEqual([]);
    });

    test('waiting ends as soon as somebody writes, also when it was between reading and waiting', async () => {
      const { db, gateway } = subject;
      await drain(gateway);
      await db.updateTable('produk').set({ poin: 3 }).where('kode', '=', 'CP1').execute();
      const start = performance.now();
      await gateway.waitForChanges(5_000);
      expect(performance.now() - start).toBeLessThan(2_500);
      await drain(gateway);
      const waiting = gateway.waitForChanges(5_000);
      await db.updateTable('produk').set({ poin: 4 }).where('kode', '=', 'CP1').execute();
      await waiting;
      expect(performance.now() - start).toBeLessThan(2_500);
      expect(await drain(gateway)).toHaveLength(1);
    });

    test('waiting ends by itself', async () => {
      await drain(subject.gateway);
      await subject.gateway.waitForChanges(20);
      expect(await subject.gateway.changes(10)).toEqual([]);
    });

    test('an operator whose cutoff begins or ends by the clock is told once, until acknowledged', async () => {
      const { gateway, clock } = subject;
      const noon = clock.now;
      await drain(gateway);
      const toldAt = async (utc: string) => {
        clock.now = new Date(utc);
        return (await gateway.changes(100)).map(({ entity, key }) => `${entity} ${key}`);
      };
      expect(await toldAt('2026-03-10T16:44:59Z')).not.toContain('operator CTOKEN');
      expect(await toldAt('2026-03-10T16:45:00Z')).toContain('operator CTOKEN');
      expect(await toldAt('2026-03-10T16:46:00Z')).toContain('operator CTOKEN');
      await drain(gateway);
      expect(await toldAt('2026-03-10T17:00:00Z')).toEqual([]);
      expect(await toldAt('2026-03-10T17:20:00Z')).toContain('operator CTOKEN');
      await drain(gateway);
      clock.now = noon;
    });
  });
}
