import { afterEach, expect, test } from 'bun:test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findLockProblems } from './lock-file.ts';

const root = mkdtempSync(join(tmpdir(), 'lock-file-'));
afterEach(() => rmSync(root, { recursive: true }));

test('a manifest that the lock file does not know, and a system that it forgot, are found', () => {
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ dependencies: { tool: '1.0.0', hono: '4.0.0' } }),
  );
  const packages = {
    '': { dependencies: { tool: '1.0.0' } },
    'node_modules/tool': { version: '1.0.0', optionalDependencies: { '@tool/linux-x64': '1.0.0' } },
  };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  expect(findLockProblems(root)).toEqual([
    'package-lock.json: package.json wants something else; run npm install',
    'package-lock.json: lacks packages for other systems; run node scripts/complete-lock.mjs (@tool/linux-x64)',
  ]);
});
