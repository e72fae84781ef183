import { describe, expect, test } from 'bun:test';
import { parseMoney } from '@hexaflate/contract/money';
import { billText, parseBill } from './bill.ts';

describe('bills', () => {
  test('the PLN text of section 4.4 is read, tariff and power together', () => {
    const sn = 'BUDI SANTOSO/TARIFDAYA:R1/1300/JMLBLN:1/PERIODE:202104/RP:216127/DENDA:0/TOTALTAG:218627';
    expect(parseBill(sn, '218627')).toEqual({
      customerName: 'BUDI SANTOSO',
      amount: parseMoney('218627'),
      details: [
        { label: 'TARIFDAYA', value: 'R1/1300' },
        { label: 'JMLBLN', value: '1' },
        { label: 'PERIODE', value: '202104' },
        { label: 'RP', value: '216127' },
        { label: 'DENDA', value: '0' },
        { label: 'TOTALTAG', value: '218627' },
      ],
    });
  });

  test('what is written is read back', () => {
    const details = [
      { label: 'TARIFDAYA', value: 'R1/900' },
      { label: 'PERIODE', value: '202603' },
    ];
    expect(parseBill(billText('SRI WAHYUNI', details), '1000')).toMatchObject({
      customerName: 'SRI WAHYUNI',
      details,
    });
  });

  test.each([null, '', 'free', '1,5', '1e9'])('without a readable amount (%p) there is no bill', (bill) => {
    expect(parseBill('BUDI/PERIODE:1', bill)).toBeNull();
  });

  test('a bill of nothing is a bill: the name behind a meter', () => {
    expect(parseBill('BUDI', '0')).toEqual({ customerName: 'BUDI', amount: 0n, details: [] });
  });
});
