import { expect, test } from 'bun:test';
import { listMissingPlatforms, platformOf } from './lock-file.mjs';

test('a package for another system that the lock file lacks is found, one that it holds is not', () => {
  const packages = {
    'node_modules/tool': {
      optionalDependencies: { '@tool/linux-x64': '1.2.3', '@tool/darwin-arm64': '1.2.3' },
    },
    'node_modules/@tool/linux-x64': { version: '1.2.3' },
    'node_modules/nested/node_modules/tool': { optionalDependencies: { '@tool/linux-x64': '1.2.3' } },
  };
  expect(listMissingPlatforms({ packages }).map(({ name }) => name)).toEqual(['@tool/darwin-arm64']);
});

test.each([
  ['@biomejs/cli-linux-x64-musl', { cpu: ['x64'], libc: ['musl'], os: ['linux'] }],
  ['@oxc-parser/binding-linux-riscv64-gnu', { cpu: ['riscv64'], libc: ['glibc'], os: ['linux'] }],
  ['@oxc-parser/binding-win32-x64-msvc', { cpu: ['x64'], libc: undefined, os: ['win32'] }],
  ['@rollup/rollup-win32-x64-gnu', { cpu: ['x64'], libc: undefined, os: ['win32'] }],
  ['@biomejs/cli-darwin-arm64', { cpu: ['arm64'], libc: undefined, os: ['darwin'] }],
])('%s tells what it is for', (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});
