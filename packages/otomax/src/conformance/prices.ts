import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { moneyToWire, parseMoney } from '@hexaflate/contract/money';
import type { OpenSubject, Subject } from './subject.ts';

/** Worked out by hand from section 5.1; every line names the rule it stands for. */
const table: readonly (readonly [agent: string, product: string, price: string, why: string])[] = [
  ['CA1', 'CP1', '10000', 'the root pays the base price'],
  ['CA2', 'CP1', '10150', '10000 + level 100 + own markup 50'],
  ['CA3', 'CP1', '10475', '10000 + levels 100 + 250 + markups 50 + 75'],
  ['CB3', 'CP1', '10400', 'a sibling without a markup'],
  ['CA2', 'CP2', '9550', 'the absolute price 9500 of his level replaces, + 50'],
  ['CA3', 'CP2', '9875', '9500 of the level above, + 250, + 50 + 75'],
  ['CA1', 'CP2', '20000', 'an override further down does not concern the root'],
  ['CA3', 'CP3', '10700', 'his product markup 300 instead of 75'],
  ['CA2', 'CP3', '10150', "a downline's product markup does not concern the upline"],
  ['CA3', 'CP4', '10440', 'the upline.* markup 40 instead of 75'],
  ['CB3', 'CP4', '10440', 'the upline.* markup counts for all its downlines'],
  ['CA2', 'CP4', '10150', 'upline.* does not concern the upline itself'],
  ['CA3', 'CP5', '10700', 'his own product markup wins over upline.*'],
  ['CB3', 'CP5', '10440', 'his sibling has only upline.*'],
  ['CA3', 'CP6', '8838', '8888 of his own level + 50 - 100'],
  ['CA3', 'CP7', '1709.5678', 'four decimals survive: 1234,5678 + 350 + 125'],
];

/** Prices of section 5.1, through quote and catalogue alike. */
export function pricesConformance(open: OpenSubject): void {
  describe('prices', () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());

    test.each(table.map((row) => [...row]))('%s pays for %s %s: %s', async (agent, product, price) => {
      const { gateway } = subject;
      const quote = await gateway.quote(agent, product);
      expect(moneyToWire(quote?.product.price ?? -1n)).toBe(price);
      const listed = (await gateway.catalog(agent, 'cat-test'))
        .flatMap((operator) => operator.products)
        .find(({ code }) => code === product);
      expect(listed?.price).toBe(parseMoney(price));
    });

    test('codes are found in any case', async () => {
      expect((await subject.gateway.quote('ca3', 'cp1'))?.product.code).toBe('CP1');
    });

    test('a circle of uplines ends instead of hanging', async () => {
      const { db, gateway } = subject;
      await db.updateTable('reseller').set({ kode_upline: 'CA3' }).where('kode', '=', 'CA1').execute();
      expect((await gateway.quote('CA3', 'CP1'))?.product.price).toBe(parseMoney('10475'));
      await db.updateTable('reseller').set({ kode_upline: '-' }).where('kode', '=', 'CA1').execute();
    });

    test('an operator that names levels is hidden from the others, in lists and in quotes', async () => {
      const { gateway } = subject;
      expect(await gateway.quote('CA3', 'CHID')).toBeUndefined();
      expect((await gateway.catalog('CA3')).map(({ code }) => code)).not.toContain('CHIDE');
      expect((await gateway.quote('CA2', 'CHID'))?.product.code).toBe('CHID');
    });

    test('what cannot be bought says why', async () => {
      const { gateway } = subject;
      const closed = async (code: string) => (await gateway.quote('CA3', code))?.product.closed;
      expect(await closed('CP1')).toBeNull();
      expect(await closed('CDOWN')).toBe('disrupted');
      expect(await closed('CEMPTY')).toBe('outOfStock');
      expect(await closed('CGONE')).toBe('inactive');
      expect(await closed('CODD')).toBe('unsupported');
      expect(await closed('CFIXED')).toBe('unpriced');
    });

    test('the kinds of pricing are told apart', async () => {
      const { gateway } = subject;
      const of = async (code: string) => (await gateway.quote('CA3', code))?.product;
      expect(await of('COPEN')).toMatchObject({
        pricing: 'open',
        amount: { min: 10_000, max: 500_000, step: 1000 },
      });
      expect(await of('CBILL')).toMatchObject({ pricing: 'bill', amount: null, inquiry: true });
      expect(await of('CBUYER')).toMatchObject({ pricing: 'fixed', wantsBuyerPhone: true, inquiry: true });
      expect(await of('CP1')).toMatchObject({ pricing: 'fixed', wantsBuyerPhone: false, inquiry: false });
    });

    test('inactive products are not listed, unknown agents see nothing', async () => {
      const { gateway } = subject;
      const codes = (await gateway.catalog('CA3', 'cat-test')).flatMap((row) =>
        row.products.map(({ code }) => code),
      );
      expect(codes).toContain('CDOWN');
      expect(codes).not.toContain('CGONE');
      expect(await gateway.catalog('NOBODY')).toEqual([]);
      expect(await gateway.quote('NOBODY', 'CP1')).toBeUndefined();
      expect(await gateway.quote('CA3', 'NOTHING')).toBeUndefined();
    });

    test('cutoff hours close an operator by the clock, over midnight', async () => {
      const { gateway, clock } = subject;
      const noon = clock.now;
      const closedAt = async (utc: string) => {
        clock.now = new Date(utc);
        return (await gateway.quote('CA3', 'CBUYER'))?.operator.closed;
      };
      expect(await closedAt('2026-03-10T16:44:59Z')).toBeNull();
      expect(await closedAt('2026-03-10T16:45:00Z')).toBe('cutoff');
      expect(await closedAt('2026-03-10T17:14:59Z')).toBe('cutoff');
      expect(await closedAt('2026-03-10T17:15:00Z')).toBeNull();
      clock.now = noon;
    });
  });
}
