import { afterEach, beforeEach, expect, test } from 'bun:test';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkLayering } from './check-layering.ts';

const WORKSPACES = [
  'apps/server',
  'apps/agent',
  'apps/admin',
  'packages/contract',
  'packages/otomax',
  'packages/cache',
  'packages/testing',
];
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'layering-'));
  for (const workspace of WORKSPACES) {
    const name = `@hexaflate/${workspace.split('/')[1]}`;
    write(`${workspace}/package.json`, JSON.stringify({ name, exports: { '.': './src/index.ts' } }));
    write(`${workspace}/src/index.ts`, 'export const here = 1;\n');
    const link = join(root, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, workspace), link, 'dir');
  }
  for (const name of ['hono', 'kysely']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'export {};\n');
  }
  write(
    'apps/server/src/main.ts',
    "import { here } from '@hexaflate/otomax';\nimport 'hono';\nexport { here };\n",
  );
  write('apps/server/src/auth/routes.ts', 'export const routes = 1;\n');
  write('apps/server/src/testing/open.ts', 'export const open = 1;\n');
  write(
    'packages/cache/src/memory.ts',
    "import type { here } from '@hexaflate/contract';\nexport type Here = typeof here;\n",
  );
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** What the check says about the sound tree once `text` was planted at `path`. */
function plant(path: string, text: string): string[] {
  write(path, text);
  return checkLayering(root, 4).problems;
}

test('a sound tree passes, and its imports were really seen', () => {
  const report = checkLayering(root, 4);
  expect(report.problems).toEqual([]);
  expect(report.files).toBe(11);
  expect(report.imports).toBe(3);
});

test.each([
  ['packages/cache/src/a.ts', "import { here } from '@hexaflate/otomax';", 'know nothing of each other'],
  ['packages/otomax/src/a.ts', "import type { here } from '@hexaflate/cache';", 'know nothing of each other'],
  ['packages/otomax/src/a.ts', "export * from '@hexaflate/cache';", 'know nothing of each other'],
  [
    'packages/cache/src/a.ts',
    "const cache = await import('@hexaflate/otomax');",
    'know nothing of each other',
  ],
  ['packages/otomax/src/a.ts', "import { Hono } from 'hono';", 'only apps/server knows HTTP'],
  ['packages/contract/src/a.ts', "import { createServer } from 'node:http';", 'only apps/server knows HTTP'],
  [
    'packages/contract/src/a.ts',
    "import { here } from '@hexaflate/cache';",
    'the contract imports nothing of ours',
  ],
  ['packages/otomax/src/a.ts', "import { here } from '@hexaflate/server';", 'packages never import apps'],
  ['apps/agent/src/a.tsx', "import { here } from '@hexaflate/admin';", 'apps never import each other'],
  ['apps/agent/src/a.ts', "import { here } from '@hexaflate/otomax';", 'speaks only the contract'],
  [
    'apps/server/src/a.ts',
    "import { here } from '../../../packages/cache/src/index.ts';",
    'imported by its name',
  ],
  ['apps/server/src/orders/a.ts', "import { routes } from '../auth/routes.ts';", 'only the http room mounts'],
  ['apps/server/src/orders/a.ts', "import { open } from '../testing/open.ts';", 'what exists for tests'],
  ['packages/cache/src/a.ts', "import { here } from '@hexaflate/testing';", 'what exists for tests'],
  [
    'packages/testing/src/a.ts',
    "import { here } from '@hexaflate/cache';",
    'testing imports nothing of ours',
  ],
  ['apps/server/src/a.ts', "import { gone } from './gone.ts';", 'which is nowhere'],
  ['apps/server/src/a.ts', "import from from 'hono' from;", 'apps/server/src/a.ts'],
])('in %s, %s is found', (path, text, message) => {
  expect(plant(path, text).join('\n')).toContain(message);
});

test('a circle of imports is found', () => {
  write('apps/server/src/a.ts', "import { b } from './b.ts';\nexport const a = () => b;\n");
  expect(plant('apps/server/src/b.ts', "import { a } from './a.ts';\nexport const b = () => a;\n")).toEqual([
    'Imports run in a circle: apps/server/src/a.ts -> apps/server/src/b.ts -> apps/server/src/a.ts',
  ]);
});

test('a circle that only types close is none', () => {
  write(
    'apps/server/src/a.ts',
    "import type { b } from './b.ts';\nexport const a = () => ({}) as typeof b;\n",
  );
  expect(plant('apps/server/src/b.ts', "import { a } from './a.ts';\nexport const b = () => a;\n")).toEqual(
    [],
  );
});

test('seeing suspiciously few files fails', () => {
  expect(checkLayering(root, 100).problems).toEqual([
    'Saw only 11 files and 2 imports between them; at least 100 files were expected',
  ]);
});
