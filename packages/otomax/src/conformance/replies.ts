import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { ownCenter } from '../gateway/centers.ts';
import { toLocalText } from '../local-time.ts';
import { insertReply, insertRequest, insertSale, NOON } from './fixtures.ts';
import type { OpenSubject, Subject } from './subject.ts';

/** A center of somebody else's. */
const ANOTHER = 99_001;
const LATER = new Date(NOON.getTime() + 60_000);

export function repliesConformance(open: OpenSubject): void {
  describe('answers to our own requests', () => {
    let subject: Subject;
    let ours: number;
    beforeAll(async () => {
      subject = await open();
      ours = (await ownCenter(subject.db))?.id ?? 0;
      subject.clock.now = LATER;
    });
    afterAll(() => subject.close());

    const all = () => subject.db.selectFrom('outbox').selectAll().orderBy('kode').execute();

    test('are marked as sent, with the time', async () => {
      const { db, gateway } = subject;
      const request = await insertRequest(db, ours);
      const sale = await insertSale(db, { kode_terminal: ours });
      const codes = [
        await insertReply(db, { kode_terminal: ours, kode_inbox: request }),
        await insertReply(db, { kode_terminal: ours, kode_transaksi: sale }),
        await insertReply(db, { kode_terminal: ours, kode_transaksi: sale, is_perintah: null }),
      ];
      expect(await gateway.settleReplies(2)).toBe(2);
      expect(await gateway.settleReplies(2)).toBe(1);
      expect(await gateway.settleReplies(2)).toBe(0);
      const settled = (await all()).filter(({ kode }) => codes.includes(kode));
      expect(settled.map(({ status, tgl_status }) => [status, tgl_status])).toEqual(
        codes.map(() => [20, toLocalText(LATER)]),
      );
    });

    test('and no other row is touched, whatever it has in common with them', async () => {
      const { db, gateway } = subject;
      const request = await insertRequest(db, ours);
      const foreign = await insertRequest(db, ANOTHER);
      const sale = await insertSale(db, { kode_terminal: ours });
      const reply = { kode_terminal: ours, kode_inbox: request, kode_transaksi: sale };
      for (const other of [
        { ...reply, kode_terminal: ANOTHER },
        { ...reply, kode_terminal: null },
        { ...reply, is_perintah: 1 },
        { ...reply, modul_proses: ',311,,' },
        { ...reply, modul_proses: null },
        { kode_terminal: ours, kode_inbox: foreign },
        { kode_terminal: ours },
        ...[1, 3, 20, 40, 50].map((status) => ({ ...reply, status })),
      ])
        await insertReply(db, other);
      const before = await all();
      expect(await gateway.settleReplies(100)).toBe(0);
      expect(await all()).toEqual(before);
    });

    test('are left alone while there is no center of ours', async () => {
      const { db, gateway } = subject;
      const request = await insertRequest(db, ours);
      await insertReply(db, { kode_terminal: ours, kode_inbox: request });
      await db.updateTable('im_center').set({ deleted: 1 }).where('id', '=', ours).execute();
      await gateway.detect();
      expect(await gateway.settleReplies(100)).toBe(0);
      await db.updateTable('im_center').set({ deleted: 0 }).where('id', '=', ours).execute();
      await gateway.detect();
      expect(await gateway.settleReplies(100)).toBe(1);
    });
  });
}
