import { expect, test } from 'bun:test';
import { deviceName } from './device-name.ts';

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0';

test.each([
  [`Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`, 'Chrome di Android'],
  [
    `Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-A055F) ${chrome} SamsungBrowser/25.0 Mobile Safari/537.36`,
    'SAMSUNG SM-A055F, Samsung Internet di Android',
  ],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/130.0`, 'Edge di Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
    'Safari di iPhone',
  ],
  [
    `Mozilla/5.0 (Linux; Android 13; Redmi Note 12 Build/TKQ1.221114.001; wv) ${chrome} Mobile Safari/537.36`,
    'Redmi Note 12, Chrome di Android',
  ],
  ['Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0', 'Firefox di Android'],
  ['curl/8', 'Browser'],
])('%s is called %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

test('the model stands first where the browser has told it, and hides nothing of the name', () => {
  const hidden = `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`;
  expect(deviceName(hidden, 'SM-A055F')).toBe('SM-A055F, Chrome di Android');
  expect(deviceName(hidden, '')).toBe('Chrome di Android');
});
