import { expect, test } from 'bun:test';
import { describeRedisAddress, readRedisAddress } from './address.ts';

test.each([
  [
    'redis://localhost',
    { mode: 'single', hosts: [{ host: 'localhost', port: 6379 }], database: 0, tls: false },
  ],
  [
    'rediss://app:p%40ss@cache.lan:7000/2?prefix=toko-a',
    { tls: true, username: 'app', password: 'p@ss', database: 2, prefix: 'toko-a' },
  ],
  [
    'redis://:secret@[::1]:6380',
    { username: undefined, password: 'secret', hosts: [{ host: '::1', port: 6380 }] },
  ],
  [
    'redis+sentinel://:secret@s1,s2:26380/mymaster/1',
    {
      mode: 'sentinel',
      master: 'mymaster',
      database: 1,
      hosts: [
        { host: 's1', port: 26_379 },
        { host: 's2', port: 26_380 },
      ],
    },
  ],
  [
    'rediss+cluster://n1:7000,n2:7001',
    {
      mode: 'cluster',
      tls: true,
      hosts: [
        { host: 'n1', port: 7000 },
        { host: 'n2', port: 7001 },
      ],
    },
  ],
] as const)('%s is understood', (text, expected) => {
  expect(readRedisAddress(text)).toMatchObject(expected);
});

test.each([
  'http://localhost',
  'localhost:6379',
  'redis://',
  'redis://host:0',
  'redis://host:99999',
  'redis://host/one',
  'redis+sentinel://s1,s2',
  'redis+cluster://n1/3',
  'redis://host?prefix=a:b',
])('%s is refused in words', (text) => {
  expect(() => readRedisAddress(text)).toThrow();
});

test('neither a mistake nor the description repeats the password', () => {
  const refusal = (() => {
    try {
      readRedisAddress('redis://user:hush@host:port');
    } catch (error) {
      return String(error);
    }
  })();
  expect(refusal).toContain('host');
  expect(refusal).not.toContain('hush');
  expect(describeRedisAddress(readRedisAddress('redis+sentinel://u:hush@s1,s2/mymaster'))).toBe(
    'redis+sentinel://s1:26379,s2:26379/mymaster',
  );
});
