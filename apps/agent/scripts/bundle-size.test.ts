import { expect, test } from 'bun:test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const APP = join(import.meta.dir, '..');
const DIST = join(APP, 'dist');
/** Bytes, gzipped, of every script that index.html loads or preloads. */
const MOST = 250_000;

function built(): string {
  const page = join(DIST, 'index.html');
  if (!existsSync(page)) {
    const vite = join(APP, '../../node_modules/vite/bin/vite.js');
    const { exitCode, stderr } = Bun.spawnSync(
      [process.execPath, '--bun', vite, 'build', '--logLevel', 'warn'],
      { cwd: APP, env: { ...process.env, NODE_ENV: 'production' } },
    );
    if (exitCode !== 0) throw new Error(`The app could not be built:\n${stderr}`);
  }
  return readFileSync(page, 'utf8');
}

test('the first load of the app is at most 250 kB of JavaScript, gzipped', () => {
  const page = built();
  const scripts = [
    ...page.matchAll(/<(?:script[^>]*\ssrc|link[^>]*rel="modulepreload"[^>]*\shref)="([^"]+)"/g),
  ];
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce(
    (sum, [, path = '']) => sum + gzipSync(readFileSync(join(DIST, path))).length,
    0,
  );
  expect(bytes).toBeLessThanOrEqual(MOST);
}, 180_000);

test('the page has no inline script, so the content policy needs no exception', () => {
  for (const [tag] of built().matchAll(/<script[^>]*>/g)) expect(tag).toContain(' src=');
});
