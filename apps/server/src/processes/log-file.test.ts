import { expect, test } from 'bun:test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../testing/folder.ts';
import { openLogFile } from './log-file.ts';

test('a full log is set aside, and only so many old ones are kept', async () => {
  const path = join(await folderWith({}), 'logs', 'hexaflate.log');
  const append = openLogFile({ path, maxBytes: 10, kept: 2 });
  for (const line of ['first\n', 'second\n', 'third\n', 'fourth\n', 'a\n'])
    append(new TextEncoder().encode(line));
  expect(readFileSync(path, 'utf8')).toBe('fourth\na\n');
  expect(readFileSync(`${path}.1`, 'utf8')).toBe('third\n');
  expect(readFileSync(`${path}.2`, 'utf8')).toBe('second\n');
  expect(existsSync(`${path}.3`)).toBe(false);
});

test('a log goes on where the last run ended', async () => {
  const path = join(await folderWith({ 'hexaflate.log': 'before\n' }), 'hexaflate.log');
  openLogFile({ path })(new TextEncoder().encode('after\n'));
  expect(readFileSync(path, 'utf8')).toBe('before\nafter\n');
});
