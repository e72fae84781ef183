import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Insertable } from 'kysely';
import type { InboxTable } from '../tables-events.ts';
import type { OpenSubject, Subject } from './subject.ts';

export function serviceConformance(open: OpenSubject): void {
  describe('service', () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());

    test('capabilities come from the formats that stand there now', async () => {
      const { gateway, db } = subject;
      expect(await gateway.capabilities()).toMatchObject({
        pinLength: 6,
        utcOffsetMinutes: 420,
        missing: [],
      });
      await db.deleteFrom('parameter').where('nama', 'like', 'CekTagihan%').execute();
      await gateway.detect();
      const { missing } = await gateway.capabilities();
      expect(missing.map(({ feature }) => feature)).toEqual(['bills']);
      expect(missing[0]?.reason).toContain('CekTagihan');
    });

    test('without a center of our own nothing can be sold, and the reason says so', async () => {
      const { gateway, db } = subject;
      await db.updateTable('im_center').set({ deleted: 1 }).where('label', '=', 'hexaflate').execute();
      await gateway.detect();
      const { missing } = await gateway.capabilities();
      expect(missing.map(({ feature }) => feature)).toContain('buy');
      expect(missing[0]?.reason).toContain('im_center');
      await db.updateTable('im_center').set({ deleted: 0 }).where('label', '=', 'hexaflate').execute();
    });

    test('a message stands in the outbox of its channel, free of charge', async () => {
      const { gateway, db } = subject;
      await gateway.sendMessage({ to: '0857 0099 0031', channel: 'sms', text: 'Kode 1', agentCode: 'CA3' });
      await gateway.sendMessage({ to: '+6285700990031', channel: 'whatsapp', text: 'Kode 2' });
      const rows = await db.selectFrom('outbox').selectAll().orderBy('kode', 'desc').limit(2).execute();
      expect(rows).toMatchObject([
        { penerima: '6285700990031', tipe_penerima: 'W', pesan: 'Kode 2', status: 0, kode_reseller: null },
        {
          penerima: '+6285700990031',
          tipe_penerima: 'S',
          pesan: 'Kode 1',
          kode_reseller: 'CA3',
          bebas_biaya: 1,
          is_perintah: 0,
          modul_proses: ',',
        },
      ]);
      await expect(gateway.sendMessage({ to: '12', channel: 'sms', text: 'x' })).rejects.toThrow(RangeError);
    });

    test('WhatsApp can be sent by where a center for it is on, in whichever table', async () => {
      const { gateway, db } = subject;
      const channels = async () => {
        await gateway.detect();
        return (await gateway.capabilities()).channels;
      };
      expect(await channels()).toEqual(['sms', 'whatsapp']);
      await db.updateTable('im_center').set({ deleted: 1 }).where('type', '=', 5).execute();
      expect(await channels()).toEqual(['sms']);
      await db.insertInto('wa_center').values({ kode: 77, label: 'WA', aktif: 1 }).execute();
      expect(await channels()).toEqual(['sms', 'whatsapp']);
      await db.updateTable('wa_center').set({ aktif: 0 }).where('kode', '=', 77).execute();
      expect(await channels()).toEqual(['sms']);
      await db.updateTable('im_center').set({ deleted: 0 }).where('type', '=', 5).execute();
    });

    test('texts of a number are found in every spelling of it, later ones than asked, and none of ours or of suppliers', async () => {
      const { gateway, db } = subject;
      const own = await db
        .selectFrom('im_center')
        .select('id')
        .where('label', '=', 'hexaflate')
        .executeTakeFirstOrThrow();
      const say = async (pengirim: string, pesan: string, more: Partial<Insertable<InboxTable>> = {}) => {
        await db
          .insertInto('inbox')
          .values({ pengirim, tipe_pengirim: 'W', pesan, ...more })
          .execute();
      };
      await say('+6285700990031', 'before');
      const after = await gateway.newestInbox();
      await say('+6285700990031', 'plus', { tipe_pengirim: 'S' });
      await say('6285700990031', 'international');
      await say('085700990031', 'national', { tipe_pengirim: 's' });
      await say('6285700990031@whatsapp.center#17', 'bridge', { tipe_pengirim: 'Y' });
      await say('62857009900310', 'longer number');
      await say('6285700990032', 'other number');
      await say('+6285700990031', 'supplier', { is_jawaban: 1 });
      await say('+6285700990031', 'ours', { kode_terminal: own.id });
      await say('+6285700990031', 'x'.repeat(501));
      const found = await gateway.messagesFrom(['085700990031'], after);
      expect(found.map(({ text, senderType, phone }) => [text, senderType, phone])).toEqual([
        ['plus', 'S', '085700990031'],
        ['international', 'W', '085700990031'],
        ['national', 'S', '085700990031'],
        ['bridge', 'Y', '085700990031'],
      ]);
      expect(await gateway.newestInbox()).toBeGreaterThan(
        found.at(-1)?.inboxCode ?? Number.POSITIVE_INFINITY,
      );
      expect(await gateway.messagesFrom([], 0)).toEqual([]);
      const many = Array.from({ length: 250 }, (_, index) => `0812${String(10_000_000 + index)}`);
      expect(await gateway.messagesFrom([...many, '085700990031'], after)).toEqual(found);
    });

    test('statements are counted, and the feed’s own are not', async () => {
      const { gateway } = subject;
      const before = gateway.statementCount();
      await gateway.changes(10);
      await gateway.waitForChanges(1);
      expect(gateway.statementCount()).toBe(before);
      expect(await gateway.ping()).toBeGreaterThan(0);
      expect(gateway.statementCount()).toBeGreaterThan(before);
    });
  });
}
