import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { receiptToHtml } from './html.ts';
import { orderWith, settingsWith, testBrand, testOptions } from './orders.fixture.ts';
import { receiptOf } from './receipt.ts';

const draw = (order: ReturnType<typeof orderWith>, settings = settingsWith()) =>
  receiptOf(order, settings, testBrand, testOptions);
const valueFor = (rows: { label: string; value: string }[], label: string) =>
  rows.find((row) => row.label === label)?.value;

test('a pulsa receipt shows the number in groups, the serial and the selling price', () => {
  const receipt = draw(orderWith({}));
  expect(valueFor(receipt.rows, 'Nomor HP')).toBe('0812 3456 7890');
  expect(valueFor(receipt.rows, 'Waktu')).toBe('22 Nov 2026, 11.52');
  expect(receipt.code).toEqual({ label: 'Nomor seri', lines: ['02310912345678'], large: true });
  expect(receipt.total?.value).toBe('Rp27.000');
  expect(receipt.number).toBe('TRX 8162890');
  expect(receipt.mark).toBeNull();
});

test('an electricity token stands large in five groups of four, beside name, tariff and kWh', () => {
  const receipt = draw(
    orderWith({
      product: {
        code: 'PLN50',
        name: 'Token PLN 50.000',
        operatorCode: 'PLN',
        operatorName: 'PLN',
        category: 'token',
      },
      destination: '14123456781',
      serial: '4821-9930-1175-6024-8813/SITI AMINAH/R1/1300/33,4',
    }),
  );
  expect(receipt.code).toEqual({ label: 'Token', lines: ['4821 9930 1175', '6024 8813'], large: true });
  expect(valueFor(receipt.rows, 'No. meter')).toBe('1412 3456 781');
  expect(valueFor(receipt.rows, 'Nama')).toBe('SITI AMINAH');
  expect(valueFor(receipt.rows, 'Tarif/daya')).toBe('R1/1300');
  expect(valueFor(receipt.rows, 'kWh')).toBe('33,4');
});

test('a bill shows its rows, and bill and fee add up to what the customer pays', () => {
  const receipt = draw(
    orderWith({
      verb: 'pay',
      product: {
        code: 'PDAM',
        name: 'PDAM Sleman',
        operatorCode: 'PDAM',
        operatorName: 'PDAM',
        category: 'pdam',
      },
      destination: '532100045678',
      sellingPrice: '90000',
      price: '86700',
      serial: 'PD123',
      bill: {
        customerName: 'BUDI',
        amount: '86500',
        details: [
          { label: 'Periode', value: 'Okt 2026' },
          { label: 'Saldo', value: '1.259.350' },
          { label: 'Harga', value: '86.700' },
        ],
      },
    }),
  );
  expect(valueFor(receipt.rows, 'No. pelanggan')).toBe('5321 0004 5678');
  expect(valueFor(receipt.rows, 'Periode')).toBe('Okt 2026');
  expect(receipt.rows.map((row) => row.label)).not.toContain('Saldo');
  expect(receipt.rows.map((row) => row.label)).not.toContain('Harga');
  expect(receipt.charges.map((row) => row.value)).toEqual(['Rp86.500', 'Rp3.500']);
  expect(receipt.total?.value).toBe('Rp90.000');
});

test("a voucher's code is broken between its groups", () => {
  expect(draw(orderWith({ serial: 'GY8H-6QG6-UCH3-8JCD' })).code?.lines).toEqual(['GY8H-6QG6-', 'UCH3-8JCD']);
});

test("a game's account and server stand apart", () => {
  const receipt = draw(orderWith({ destination: '628819001(2101)', serial: null }));
  expect(valueFor(receipt.rows, 'ID akun')).toBe('628819001 (2101)');
  expect(receipt.code).toBeNull();
});

test('a failed sale says so and where the money is', () => {
  const failure = { code: 'supplierFailed', note: null } as const;
  expect(draw(orderWith({ state: 'failed', money: 'refunded', failure })).mark?.text).toBe(
    'GAGAL – saldo kembali',
  );
  expect(draw(orderWith({ state: 'failed', money: 'untouched', failure })).mark?.text).toBe(
    'GAGAL – saldo tidak terpotong',
  );
});

test('a sale that an operator changed afterwards is marked, and its serial is no longer handed out when it failed', () => {
  const receipt = draw(orderWith({ state: 'failed', money: 'refunded', reversed: true }));
  expect(receipt.mark).toEqual({ tone: 'changed', text: 'DIUBAH OPERATOR – GAGAL' });
  expect(receipt.code).toBeNull();
});

test('a sale that is still running is no proof of payment', () => {
  for (const state of ['accepted', 'submitted', 'processing', 'unknown'] as const)
    expect(draw(orderWith({ state, serial: null })).mark?.tone).toBe('waiting');
});

test('without a selling price the markup makes one, and without a markup the cost never stands in', () => {
  expect(draw(orderWith({ sellingPrice: null })).total?.value).toBe('Rp27.150');
  expect(draw(orderWith({ sellingPrice: null }), settingsWith({ markup: '0' })).total).toBeNull();
});

test('no cost, balance or agreed price ever reaches a receipt', () => {
  const amount = fc.integer({ min: 1_000_000, max: 9_999_999 });
  fc.assert(
    fc.property(
      fc.uniqueArray(amount, { minLength: 5, maxLength: 5 }),
      fc.constantFrom('58', '80'),
      (five, paperWidth) => {
        const [price, maxPrice, balanceBefore, balanceAfter, sellingPrice] = five.map(String);
        const order = orderWith({
          price: price ?? null,
          maxPrice: maxPrice ?? null,
          balanceBefore: balanceBefore ?? null,
          balanceAfter: balanceAfter ?? null,
          sellingPrice: sellingPrice ?? null,
          serial: 'AB',
          transactionCode: 1,
        });
        const digits = receiptToHtml(draw(order, settingsWith({ paperWidth })))
          .replace(/<style>.*<\/style>/, '')
          .replaceAll('.', '');
        for (const secret of [price, maxPrice, balanceBefore, balanceAfter])
          expect(digits).not.toContain(secret);
        expect(digits).toContain(`Rp${sellingPrice}`);
      },
    ),
  );
});

test('English receipts carry no Indonesian labels', () => {
  const receipt = receiptOf(orderWith({ state: 'failed', money: 'refunded' }), settingsWith(), testBrand, {
    locale: 'en',
    timeZone: 'Asia/Jakarta',
  });
  expect(receipt.mark?.text).toBe('FAILED – money returned');
  expect(receipt.rows.map((row) => row.label)).toEqual(['Time', 'Product', 'Phone number']);
});
