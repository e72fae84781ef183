import { afterEach, beforeEach, expect, test } from 'bun:test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBrokenHouseRules } from './house-rules.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'house-rules-'));
  Bun.spawnSync(['git', 'init', '--quiet'], { cwd: root });
});

afterEach(() => rmSync(root, { recursive: true }));

function check(path: string, text: string): string[] {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return findBrokenHouseRules(root);
}

const address = ['https', '//registry.example/a.tgz'].join(':');

test.each([
  [
    'package-lock.json',
    `{\n  "resolved": "${address}"\n}`,
    'package-lock.json:2: the lock file names a registry address',
  ],
  ['.npmrc', `registry=${address}`, '.npmrc:1: the registry is the machine’s own choice'],
  [
    'docs/a.md',
    `See ${['', 'home', 'somebody', 'notes'].join('/')}`,
    'docs/a.md:1: names a folder of one machine',
  ],
  ['apps/server/src/a.ts', `// ${'TO'}${'DO'} later`, 'apps/server/src/a.ts:1: unfinished business'],
  [
    'packages/cache/src/a.test.ts',
    `test.${'skip'}('x', () => {});`,
    'packages/cache/src/a.test.ts:1: a test that does not run',
  ],
])('%s may not say %s', (path, text, message) => {
  expect(check(path, text)).toEqual([message]);
});

test('a workspace link in the lock file is no registry address', () => {
  expect(check('package-lock.json', '{ "resolved": "apps/agent" }')).toEqual([]);
});

test('ignored files are nobody’s business', () => {
  writeFileSync(join(root, '.gitignore'), 'node_modules/\n');
  expect(check('node_modules/x/package-lock.json', `"resolved": "${address}"`)).toEqual([]);
});
