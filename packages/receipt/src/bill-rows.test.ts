import { expect, test } from 'bun:test';
import { billRows } from './bill-rows.ts';

const bill = {
  customerName: 'SITI AMINAH',
  amount: '218627',
  details: [
    { label: 'TARIFDAYA', value: 'R1/1300' },
    { label: 'PERIODE', value: '202611' },
    { label: 'RP', value: '216127' },
    { label: 'DENDA', value: '0' },
    { label: 'ADMIN', value: '2500' },
    { label: 'TOTALTAG', value: '218627' },
    { label: 'GOLONGAN', value: '2A' },
    { label: 'Alamat', value: 'Jl. Melati 1' },
    { label: 'Sisa Saldo', value: '1.000.000' },
    { label: 'HARGA', value: '220.000' },
  ],
};

test("known labels become words, a fine of nothing is left out, others stay in the supplier's words", () => {
  expect(billRows(bill, 'id', true)).toEqual([
    { label: 'Tarif/daya', value: 'R1/1300' },
    { label: 'Periode', value: 'November 2026' },
    { label: 'Tagihan pokok', value: 'Rp216.127' },
    { label: 'Admin penerbit', value: 'Rp2.500' },
    { label: 'Golongan', value: '2A' },
    { label: 'Alamat', value: 'Jl. Melati 1' },
  ]);
});

test('parts that a receipt adds up by itself can be left out', () => {
  expect(billRows(bill, 'en', false).map((row) => row.label)).toEqual([
    'Tariff/power',
    'Period',
    'Golongan',
    'Alamat',
  ]);
});
