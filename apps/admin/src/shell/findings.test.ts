import { expect, test } from 'bun:test';
import { gatherFindings } from './findings.ts';

const names = {
  dashboard: 'Dasbor',
  orders: 'Transaksi',
  unknown: 'Belum pasti',
  members: 'Mitra',
  otomax: 'Otomax',
};
const nameOf = (id: keyof typeof names) => names[id];

test('nothing typed offers every room', () => {
  expect(gatherFindings('', undefined, nameOf).map(({ to }) => to)).toEqual([
    '/',
    '/transactions',
    '/unknown',
    '/members',
    '/otomax',
  ]);
});

test('a room is found by the beginning of any of its words', () => {
  expect(gatherFindings('Pas', undefined, nameOf).map(({ title }) => title)).toEqual(['Belum pasti']);
  expect(gatherFindings('belum p', undefined, nameOf).map(({ title }) => title)).toEqual(['Belum pasti']);
  expect(gatherFindings('itra', undefined, nameOf)).toEqual([]);
});

test('agents come before transactions, and codes survive odd characters in the address', () => {
  const found = {
    agents: [{ code: 'A/1', name: 'Maju Jaya', phone: '0812' }],
    orders: [{ id: 'trx-7', title: 'Telkomsel 25.000', subtitle: '0812', state: 'success' }],
  };
  expect(gatherFindings('0812', found, nameOf).map(({ to }) => to)).toEqual([
    '/members/A%2F1',
    '/transactions?trx=trx-7',
  ]);
});
