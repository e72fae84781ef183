import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { AgreedFormat, FormatPurpose, Gateway } from '../gateway.ts';
import { order } from './fixtures.ts';
import type { OpenSubject, Subject } from './subject.ts';

/** What a gateway does with the formats that the operator has agreed to. */
export function formatsConformance(open: OpenSubject): void {
  describe('message formats', () => {
    let subject: Subject;
    let strict: Gateway;
    beforeAll(async () => {
      subject = await open();
      strict = await subject.another({ strict: true });
    });
    afterAll(() => subject.close());

    const reading = async (purpose: FormatPurpose) => {
      const { purposes } = await strict.formats();
      const found = purposes.find((each) => each.purpose === purpose);
      if (!found) throw new Error(`no reading of ${purpose}`);
      return found;
    };
    /** What the installation offers after another look at it. */
    const offered = async () => {
      await strict.detect();
      return strict.capabilities();
    };
    const proposal = async (purpose: FormatPurpose): Promise<AgreedFormat> => {
      const { chosen } = await reading(purpose);
      if (!chosen) throw new Error(`nothing to agree on for ${purpose}`);
      return { purpose, ...chosen };
    };
    const write = (name: string, template: string) =>
      subject.db.updateTable('parameter').set({ nilai: template }).where('nama', '=', name).execute();
    const sentText = async (gateway: Gateway, request: ReturnType<typeof order>) => {
      const { inboxCode } = await gateway.submit(request);
      const row = await subject.db
        .selectFrom('inbox')
        .select('pesan')
        .where('kode', '=', inboxCode ?? -1)
        .executeTakeFirst();
      return row?.pesan;
    };

    test('the formats are listed with their pieces and with what we could say with each', async () => {
      const { found } = await strict.formats();
      expect(found.find(({ name }) => name === 'Transaksi25')).toMatchObject({
        template: '[kodeproduk][spr][tujuan][spr][pin] R#[trxid]',
        problem: null,
        purposes: ['buy'],
      });
      expect(found.find(({ name }) => name === 'CekHarga')).toMatchObject({
        purposes: [],
        pieces: [
          { kind: 'literal', text: 'CH' },
          { kind: 'separator' },
          { kind: 'placeholder', name: 'kodeproduk' },
        ],
      });
    });

    test('a database that was made as a sandbox sells with what it finds', async () => {
      expect((await subject.gateway.formats()).asFound).toBe(true);
      expect((await subject.gateway.submit(order())).state).toBe('sent');
    });

    test('where nobody has agreed, nothing is sold, and every feature says why', async () => {
      strict.agreeOnFormats([]);
      expect((await reading('buy')).state).toBe('unconfirmed');
      expect((await strict.submit(order())).reason).toBe('noFormat');
      const { missing } = await offered();
      expect(new Set(missing.map(({ code }) => code))).toEqual(new Set(['formatUnconfirmed']));
      expect(missing.map(({ feature }) => feature)).toContain('buy');
    });

    test('what was agreed to is sent as it is, and opens its own feature only', async () => {
      strict.agreeOnFormats([await proposal('buy')]);
      expect((await strict.submit(order())).state).toBe('sent');
      expect((await strict.submit(order({ counter: 2 }))).reason).toBe('noFormat');
      const { missing } = await offered();
      expect(missing.map(({ feature }) => feature).sort()).toEqual([
        'bills',
        'buyerPhone',
        'changePin',
        'openAmount',
        'repeat',
      ]);
    });

    test('another format than the proposed one may be agreed to', async () => {
      const plain = { name: 'Transaksi', found: '[kodeproduk][spr][tujuan][spr][pin]' };
      strict.agreeOnFormats([{ purpose: 'buy', ...plain, template: plain.found }]);
      expect(await sentText(strict, order())).toMatch(/^CP1\.089912345678\.\d+$/);
      expect((await offered()).missing.map(({ feature }) => feature)).toContain('ownReference');
    });

    test('a text of the operator’s own is sent instead of the one in the table', async () => {
      const agreed = await proposal('buy');
      strict.agreeOnFormats([{ ...agreed, template: '[kodeproduk]*[tujuan]*[pin]' }]);
      expect(await sentText(strict, order())).toMatch(/^CP1\*089912345678\*\d+$/);
    });

    test('a format that changes after it was agreed to is not used until it is agreed to again', async () => {
      const agreed = await proposal('buy');
      strict.agreeOnFormats([agreed]);
      await write(agreed.name, '[kodeproduk][spr][tujuan][spr][pin] REF#[trxid]');
      expect((await strict.submit(order())).reason).toBe('noFormat');
      expect(await reading('buy')).toMatchObject({ state: 'changed', agreed: { name: agreed.name } });
      expect((await offered()).missing).toContainEqual(
        expect.objectContaining({ feature: 'buy', code: 'formatChanged' }),
      );
      strict.agreeOnFormats([await proposal('buy')]);
      expect((await strict.submit(order())).state).toBe('sent');
      await write(agreed.name, agreed.found ?? '');
    });

    test('a message that Otomax would take for something else is never sent', async () => {
      await write('CekHarga', '[kodeproduk][spr][tujuan][spr][pin] R#[trxid]');
      await subject.db
        .updateTable('parameter')
        .set({ tgl_data: '2030-01-01 00:00:00.000' })
        .where('nama', '=', 'CekHarga')
        .execute();
      expect((await subject.gateway.submit(order())).reason).toBe('noFormat');
      const { purposes } = await subject.gateway.formats();
      expect(purposes.find(({ purpose }) => purpose === 'buy')).toMatchObject({
        state: 'stolen',
        stolenBy: 'CekHarga',
      });
      await write('CekHarga', 'CH[spr][kodeproduk]');
    });

    test('a dry run shows the message with zeros for the PIN and who would read it', async () => {
      const trial = await strict.tryFormat({
        name: 'CekSaldo',
        template: 'SAL[spr][pin]',
        purpose: null,
        values: { pin: '258036' },
      });
      expect(trial).toMatchObject({ message: 'SAL.000000', verdict: 'same', problem: null });
      expect(trial.readings).toEqual([{ name: 'CekSaldo', values: { pin: '000000' } }]);
    });
  });
}
