import { expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageFile from '../../package.json';
import { ROOT } from '../setup/places.mjs';
import { readPin, requireIntegrity } from './fetch-runtime.ts';
import { linuxArm64, linuxX64, windowsX64 } from './targets.ts';

test.each([windowsX64, linuxX64, linuxArm64])(
  '$name is built with the Bun that we run on, by its digest',
  (target) => {
    const { version, integrity } = readPin(join(ROOT, 'package-lock.json'), target.runtime);
    expect(version).toBe(packageFile.devDependencies.bun);
    expect(Buffer.from(integrity.replace('sha512-', ''), 'base64')).toHaveLength(64);
  },
);

test('a file that is not the one that was pinned is refused', () => {
  const bytes = new TextEncoder().encode('a runtime');
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  const pin = { version: '1.0.0', integrity };
  expect(() => requireIntegrity(bytes, pin, 'x')).not.toThrow();
  expect(() => requireIntegrity(new TextEncoder().encode('a runtimE'), pin, 'x')).toThrow(
    'package-lock.json',
  );
});

test('a lock file without a digest builds nothing', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'pin-')), 'package-lock.json');
  writeFileSync(file, JSON.stringify({ packages: { 'node_modules/x': { version: '1.0.0' } } }));
  expect(() => readPin(file, 'x')).toThrow('no version and digest');
});
