import { describe, expect, test } from 'bun:test';
import type { SaleFields } from './formats.ts';
import { type AgreedFormat, agreedMessage, formatFor, readPurposes } from './formats-agreement.ts';
import { purposeOf, salePurposes, sampleOf } from './formats-purposes.ts';

const rows = (texts: Record<string, string>) =>
  Object.entries(texts).map(([nama, nilai]) => ({ nama, nilai, tgl_data: null }));
const shop = rows({
  Transaksi: '[kodeproduk].[tujuan].[pin]',
  Transaksi14: '[kodeproduk].[tujuan].[pin]*[counter]',
  CekTagihan: 'INQ.[kodeproduk].[tujuan].[pin]',
  CekSaldo: 'SAL.[pin]',
});
const strict = (...agreed: AgreedFormat[]) => ({ asFound: false, agreed });
const state = (of: ReturnType<typeof readPurposes>, purpose: string) =>
  of.find((reading) => reading.purpose === purpose)?.state;
const sale = {
  verb: 'buy' as const,
  fields: { counter: 1, amount: null, buyerPhone: null },
  productCode: 'TM1',
  destination: '0895123456',
  pin: '1234',
  reference: '7',
} satisfies Parameters<typeof agreedMessage>[2];

test('every order belongs to exactly the purpose whose sample it is like', () => {
  for (const purpose of salePurposes) {
    const { verb, fields } = sampleOf(purpose);
    expect(purposeOf(verb, fields)).toBe(purpose);
  }
  expect(purposeOf('inquire', { counter: 3, amount: 1, buyerPhone: null })).toBe('inquire');
});

describe('what stands of an agreement', () => {
  const agreed: AgreedFormat = {
    purpose: 'buy',
    name: 'Transaksi',
    found: '[kodeproduk].[tujuan].[pin]',
    template: '[kodeproduk].[tujuan].[pin]',
  };

  test('nothing is used that nobody agreed to, and what is missing stays missing', () => {
    const readings = readPurposes(shop, strict());
    expect(state(readings, 'buy')).toBe('unconfirmed');
    expect(state(readings, 'buyOpen')).toBe('missing');
    expect(agreedMessage(shop, strict(), sale)).toBeUndefined();
  });

  test('an agreement holds for the text that was agreed to and for no other', () => {
    expect(agreedMessage(shop, strict(agreed), sale)).toBe('TM1.0895123456.1234');
    const moved = rows({ Transaksi: '[tujuan].[kodeproduk].[pin]' });
    expect(agreedMessage(moved, strict(agreed), sale)).toBeUndefined();
    expect(state(readPurposes(moved, strict(agreed)), 'buy')).toBe('changed');
    expect(state(readPurposes([], strict(agreed)), 'buy')).toBe('changed');
  });

  test('on a sandbox everything counts as agreed to, and a stale agreement gives way', () => {
    const moved = rows({ Transaksi: '[tujuan].[kodeproduk].[pin]' });
    expect(agreedMessage(moved, { asFound: true, agreed: [agreed] }, sale)).toBe('0895123456.TM1.1234');
    expect(state(readPurposes(moved, { asFound: true, agreed: [agreed] }), 'buy')).toBe('ready');
  });

  test('a text of one’s own stands beside a table that has no such row, until it has one', () => {
    const own = { ...agreed, name: 'Transaksi99', found: null, template: '[kodeproduk] [tujuan] [pin]' };
    expect(agreedMessage([], strict(own), sale)).toBe('TM1 0895123456 1234');
    const appeared = rows({ Transaksi99: '[kodeproduk].[tujuan].[pin]' });
    expect(agreedMessage(appeared, strict(own), sale)).toBeUndefined();
  });
});

describe('a message that would be misread', () => {
  const sold = (texts: Record<string, string>, fields: Partial<SaleFields> = {}) =>
    agreedMessage(
      rows(texts),
      { asFound: true, agreed: [] },
      { ...sale, fields: { ...sale.fields, ...fields } },
    );

  test('another command with the same shape takes it, so it is not sent', () => {
    const texts = { Transaksi: '[kodeproduk].[tujuan].[pin]', AktifkanDL: '[kodereseller].[kode].[pin]' };
    expect(sold(texts)).toBeUndefined();
    expect(state(readPurposes(rows(texts), { asFound: true, agreed: [] }), 'buy')).toBe('stolen');
  });

  test('a product code that is a keyword takes it, which only the very message can show', () => {
    const texts = { Transaksi: '[kodeproduk].[tujuan].[pin]', Transfer: 'TM1.[kodereseller].[pin]' };
    expect(state(readPurposes(rows(texts), { asFound: true, agreed: [] }), 'buy')).toBe('ready');
    expect(sold(texts)).toBeUndefined();
  });

  test('the same sale without the duplicate check is not the same sale', () => {
    expect(
      sold({ TransaksiBebasDobel: '[kodeproduk].[tujuan].[pin]', Transaksi: '[kodeproduk].[tujuan].[pin]' }),
    ).toBeDefined();
    expect(
      agreedMessage(
        [
          { nama: 'Transaksi', nilai: '[kodeproduk].[tujuan].[pin]', tgl_data: '2020-01-01' },
          { nama: 'TransaksiBebasDobel', nilai: '[kodeproduk].[tujuan].[pin]', tgl_data: '2026-01-01' },
        ],
        { asFound: true, agreed: [] },
        sale,
      ),
    ).toBeUndefined();
  });

  test('two variants of a sale that say the same do not disturb each other', () => {
    expect(
      sold({ Transaksi: '[kodeproduk].[tujuan].[pin]', Transaksi2: '[kodeproduk].[tujuan].[pin]' }),
    ).toBe('TM1.0895123456.1234');
  });

  test('an amount and a counter are not taken for each other', () => {
    const texts = {
      Transaksi14: '[kodeproduk].[tujuan].[pin].[counter]',
      Transaksi29: '[kodeproduk].[qty].[tujuan].[pin]',
    };
    expect([
      sold(texts, { counter: 2 }),
      sold({ ...texts, Transaksi29: 'Q.[kodeproduk].[qty].[tujuan].[pin]' }, { counter: 2 }),
    ]).toEqual(['TM1.0895123456.1234.2', 'TM1.0895123456.1234.2']);
    const newer = rows(texts).map((row) =>
      row.nama === 'Transaksi29' ? { ...row, tgl_data: '2026-01-01' } : row,
    );
    const again = { ...sale, fields: { ...sale.fields, counter: 2 } };
    expect(agreedMessage(newer, { asFound: true, agreed: [] }, again)).toBeUndefined();
  });
});

test.each([
  ['buy', '[kodeproduk].[tujuan].[pin]', true],
  ['buy', '[kodeproduk].[tujuan]', false],
  ['buy', '[kodeproduk][tujuan][pin]', false],
  ['buy', '[kodeproduk].[tujuan].[pin', false],
  ['buy', '[kodeproduk].[tujuan].[pin].[kodearea]', false],
  ['buyOpen', '[kodeproduk].[tujuan].[pin]', false],
  ['buyOpen', '[kodeproduk].[nominal].[tujuan].[pin]', true],
  ['pay', 'BYR#[kodeproduk]#[tujuan]#[pin]', true],
] as const)('for %s the text %s will do: %s', (purpose, template, will) => {
  expect(formatFor(purpose, 'Own', template) !== undefined).toBe(will);
});
