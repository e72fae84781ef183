import { expect, test } from 'bun:test';
import { groupDestination, groupDigits } from './groups.ts';
import { readSerial } from './serial.ts';

test('a token is read with dashes, with spaces, and bare where it is electricity', () => {
  const groups = ['4821', '9930', '1175', '6024', '8813'];
  expect(readSerial('4821-9930-1175-6024-8813', false).token).toEqual(groups);
  expect(readSerial('4821 9930 1175 6024 8813/SITI/R1M/900VA/12.5', false)).toEqual({
    token: groups,
    serial: '48219930117560248813',
    customerName: 'SITI',
    tariff: 'R1M/900',
    kwh: '12,5',
  });
  expect(readSerial('48219930117560248813', true).token).toEqual(groups);
});

test('twenty digits of a pulsa serial are no token', () => {
  expect(readSerial('48219930117560248813', false)).toMatchObject({
    token: null,
    serial: '48219930117560248813',
  });
});

test('more than twenty digits are no token', () => {
  expect(readSerial('482199301175602488137', true).token).toBeNull();
});

test('kWh is read in every spelling', () => {
  for (const spelling of ['33,4', '33.4', '33,4 kWh', 'KWH:33,4'])
    expect(readSerial(`4821-9930-1175-6024-8813/A B/R1/1300/${spelling}`, true).kwh).toBe('33,4');
});

test('numbers are shown in groups of four, a game account apart from its server', () => {
  expect(groupDigits('081234567890')).toBe('0812 3456 7890');
  expect(groupDigits('0812345678901')).toBe('0812 3456 7890 1');
  expect(groupDestination('14123456781')).toBe('1412 3456 781');
  expect(groupDestination('628819003(2101)')).toBe('628819003 (2101)');
  expect(groupDestination('budi@dana')).toBe('budi@dana');
});

test('a name before the reference is the customer', () => {
  expect(readSerial('BUDI SANTOSO/12345678901234', false)).toMatchObject({
    serial: '12345678901234',
    customerName: 'BUDI SANTOSO',
  });
  expect(readSerial('1234-5678-9012-3456', false)).toMatchObject({
    serial: '1234-5678-9012-3456',
    customerName: null,
  });
});
