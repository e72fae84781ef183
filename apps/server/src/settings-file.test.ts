import { expect, test } from 'bun:test';
import { join } from 'node:path';
import { readSettingsFile } from './settings-file.ts';
import { folderWith } from './testing/folder.ts';

async function read(text: string) {
  return readSettingsFile(join(await folderWith({ 'hexaflate.env': text }), 'hexaflate.env'));
}

test('a value is everything behind the first equals sign, as Notepad writes it', async () => {
  expect(
    await read('\uFEFF# toko\r\nPORT=8443\r\n\r\n  REDIS_URL = redis://:a#b="c"@host:6379/0 \r\n'),
  ).toEqual({ PORT: '8443', REDIS_URL: 'redis://:a#b="c"@host:6379/0' });
});

test('no file says nothing', () => {
  expect(readSettingsFile('/nowhere/hexaflate.env')).toEqual({});
});

test('a line that cannot be read and a name that nobody knows are refused by line, without their values', async () => {
  await expect(read('PORT=1\nhush hush')).rejects.toThrow(/line 2/);
  await expect(read('PORT=1\nhush hush')).rejects.not.toThrow(/hush/);
  await expect(read('REDIS_ULR=redis://:hush@host')).rejects.toThrow(/line 1: REDIS_ULR/);
  await expect(read('REDIS_ULR=redis://:hush@host')).rejects.not.toThrow(/hush/);
});
