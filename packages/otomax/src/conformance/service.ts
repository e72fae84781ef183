import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
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
