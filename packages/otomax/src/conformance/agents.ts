import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import { BadCursorError } from '../gateway.ts';
import { PIN } from './fixtures.ts';
import type { OpenSubject, Subject } from './subject.ts';

export function agentsConformance(open: OpenSubject): void {
  describe('agents', () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());

    test.each(['085700990031', '+62 857-0099-0031', '6285700990031', '0857 0099 0031'])(
      'a number in any spelling finds its agent: %s',
      async (phone) => {
        expect((await subject.gateway.agentByPhone(phone))?.code).toBe('CA3');
      },
    );

    test('a number of a lower-case sender type is found, an unknown one is not', async () => {
      expect((await subject.gateway.agentByPhone('085700990032'))?.code).toBe('CB3');
      expect(await subject.gateway.agentByPhone('085700990099')).toBeUndefined();
      expect(await subject.gateway.agentByPhone('not a number')).toBeUndefined();
      expect(await subject.gateway.agentByPhone("085700990031' or '1'='1")).toBeUndefined();
    });

    test('an agent is read whole', async () => {
      const { gateway, db } = subject;
      await db
        .insertInto('komisi')
        .values([
          { kode_transaksi: 1_000_001, kode_reseller: 'CA2', jumlah: rupiah(50), tukar: 0 },
          { kode_transaksi: 1_000_002, kode_reseller: 'CA2', jumlah: rupiah(75), tukar: 0 },
          { kode_transaksi: 1_000_003, kode_reseller: 'CA2', jumlah: rupiah(99), tukar: 1 },
          { kode_transaksi: 1_000_003, kode_reseller: 'CA1', jumlah: rupiah(11), tukar: 0 },
        ])
        .execute();
      expect(await gateway.agent('ca2')).toMatchObject({
        code: 'CA2',
        balance: rupiah(1_000_000),
        commission: rupiah(125),
        level: { code: 'CL2', name: 'Middle' },
        uplineCode: 'CA1',
        status: 'active',
        phones: [],
      });
      expect(await gateway.funds('ca2')).toEqual({
        status: 'active',
        balance: rupiah(1_000_000),
        minimumBalance: (await gateway.agent('CA2'))?.minimumBalance ?? -1n,
      });
      expect(await gateway.funds('NOBODY')).toBeUndefined();
      expect(await gateway.agent('CA3')).toMatchObject({ phones: ['085700990031'], commission: 0n });
      expect((await gateway.agent('CA1'))?.uplineCode).toBeNull();
      expect(await gateway.agent('NOBODY')).toBeUndefined();
    });

    test('status: deleted before suspended before inactive', async () => {
      const { gateway, db } = subject;
      const statusWith = async (aktif: number, suspend: number | null, deleted: number | null) => {
        await db
          .updateTable('reseller')
          .set({ aktif, suspend, deleted })
          .where('kode', '=', 'CMUTE')
          .execute();
        const { status } = (await gateway.agent('CMUTE')) ?? {};
        const listed = await gateway.agents({ status, search: 'CMUTE' }, { limit: 5 });
        expect(listed.items.map(({ code }) => code)).toEqual(['CMUTE']);
        return status;
      };
      expect(await statusWith(0, 1, 1)).toBe('deleted');
      expect(await statusWith(0, 1, 0)).toBe('suspended');
      expect(await statusWith(0, 0, null)).toBe('inactive');
      expect(await statusWith(1, null, null)).toBe('active');
    });

    test('the PIN is right, wrong, of nobody, or missing', async () => {
      const { gateway } = subject;
      expect(await gateway.verifyPin('CA3', PIN)).toBe(true);
      expect(await gateway.verifyPin('ca3', PIN)).toBe(true);
      for (const wrong of ['112234', '', `${PIN} `, '1122330', 'no PIN']) {
        expect(await gateway.verifyPin('CA3', wrong)).toBe(false);
      }
      expect(await gateway.verifyPin('NOBODY', PIN)).toBe(false);
      expect(await gateway.verifyPin('NOBODY', 'no PIN')).toBe(false);
      expect(await gateway.verifyPin('CNOPIN', '')).toBe(false);
      expect(await gateway.verifyPin('CNOPIN', 'no PIN')).toBe(false);
    });

    test('search finds code, name and number, and takes no wildcards', async () => {
      const { gateway } = subject;
      const codes = async (search: string) =>
        (await gateway.agents({ search }, { limit: 100 })).items.map(({ code }) => code);
      expect(await codes('CA3')).toEqual(['CA3']);
      expect(await codes('agen ca')).toEqual(['CA1', 'CA2', 'CA3']);
      expect(await codes('0857-0099-0031')).toEqual(['CA3']);
      expect(await codes('C_3')).toEqual([]);
    });

    test('pages follow each other without gaps or repeats', async () => {
      const { gateway, db } = subject;
      const all = (await db.selectFrom('reseller').select('kode').execute()).map(({ kode }) => kode).sort();
      const seen: string[] = [];
      for (let cursor: string | undefined, more = true; more; ) {
        const page = await gateway.agents({}, { limit: 7, cursor });
        seen.push(...page.items.map(({ code }) => code));
        cursor = page.next;
        more = cursor !== undefined;
      }
      expect(seen.toSorted()).toEqual(all);
      expect(new Set(seen).size).toBe(seen.length);
    });

    test.each(['', 'x', '%%%', 'YWdlbnRz', 'a'.repeat(500)])(
      'a cursor made elsewhere is refused: %s',
      async (cursor) => {
        await expect(subject.gateway.agents({}, { limit: 5, cursor })).rejects.toThrow(BadCursorError);
      },
    );

    test('senders are those of the agent alone', async () => {
      expect(await subject.gateway.senders('CA3')).toEqual([
        { address: '+6285700990031', type: 'S' },
        { address: '6285700990031', type: 'W' },
      ]);
      expect(await subject.gateway.senders('CMUTE')).toEqual([]);
    });
  });
}
