import { expect, test } from 'bun:test';
import { readConfig } from './config.ts';

test('an empty environment gives the documented defaults', () => {
  expect(readConfig({})).toMatchObject({ port: 8080, neverSentAfterMs: 60_000, trustedProxies: [] });
});

test('the address of a database is checked at start, and its password is in no message', () => {
  const url = 'postgres://hexa:secret@db/toko?sslmode=verify-full';
  expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  expect(readConfig({ DATABASE_URL: '' }).databaseUrl).toBeUndefined();
  for (const wrong of ['mysql://hexa:secret@db/toko', 'postgres://hexa:secret@db/toko?sslmode=maybe']) {
    const read = () => readConfig({ DATABASE_URL: wrong });
    expect(read).toThrow(/DATABASE_URL/);
    expect(read).not.toThrow(/secret/);
  }
});

test('every mistake is named at once', () => {
  const read = () =>
    readConfig({ PORT: 'eighty', HEXAFLATE_LOG_LEVEL: 'loud', HEXAFLATE_TRUSTED_PROXIES: 'proxy' });
  expect(read).toThrow(/PORT[\s\S]*HEXAFLATE_LOG_LEVEL[\s\S]*HEXAFLATE_TRUSTED_PROXIES/);
});

test('a Redis address that cannot be used is named without its password', () => {
  const read = () => readConfig({ REDIS_URL: 'redis://:hush@host:none' });
  expect(read).toThrow(/REDIS_URL/);
  expect(read).not.toThrow(/hush/);
});
