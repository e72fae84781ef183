import { expect, test } from 'bun:test';
import { isReadableOnTheWay, isThisMachine } from './plain-http.ts';

test.each([
  'localhost',
  'localhost:8080',
  'toko.localhost:8080',
  '127.0.0.1',
  '127.8.9.1:80',
  '[::1]:8080',
  '[::1]',
])('%s is this machine', (host) => expect(isThisMachine(host)).toBe(true));

test.each([
  'localhost.example.com',
  'notlocalhost',
  '127.0.0.1.nip.io',
  '192.168.1.10:8080',
  '10.0.0.1',
  'toko.example',
  '0.0.0.0:8080',
  '[fe80::1]:8080',
  '',
])('%p is another machine', (host) => expect(isThisMachine(host)).toBe(false));

test('only plain HTTP to another machine can be read on the way', () => {
  expect(isReadableOnTheWay('http://192.168.1.10:8080')).toBe(true);
  expect(isReadableOnTheWay('http://localhost:8080')).toBe(false);
  expect(isReadableOnTheWay('https://192.168.1.10')).toBe(false);
  expect(isReadableOnTheWay('capacitor://localhost')).toBe(false);
  expect(isReadableOnTheWay('')).toBe(false);
});
