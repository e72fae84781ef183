import { expect, test } from 'bun:test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** What index.html loads or preloads. */
function firstScripts(): Uint8Array[] {
  const page = built();
  const scripts = [
    ...page.matchAll(/<(?:script[^>]*\ssrc|link[^>]*rel="modulepreload"[^>]*\shref)="([^"]+)"/g),
  ];
  return scripts.map(([, path = '']) => readFileSync(join(DIST, path)));
}

test('the first load of the app is at most 250 kB of JavaScript, gzipped', () => {
  const scripts = firstScripts();
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
  expect(bytes).toBeLessThanOrEqual(MOST);
}, 180_000);

test('schemas stay with the server: the first load knows no zod', () => {
  for (const script of firstScripts()) expect(new TextDecoder().decode(script)).not.toContain('ZodError');
});

test('the page asks for home ahead of the app, draws what is known, and has no other script of its own', () => {
  const inline = [...built().matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text);
  expect(inline).toHaveLength(2);
  expect(inline[0]).toMatch(/fetch\(["']\/api\/v1\/home["']/);
  expect(inline[0]).toContain('/api/v1/auth/refresh');
  expect(inline[1]).toContain('hexaflate.first-frame');
  expect(built().indexOf('/api/v1/home')).toBeLessThan(built().indexOf('modulepreload'));
});

test('the judge of faces and its models wait until a face is before the camera', () => {
  built();
  const files = readdirSync(join(DIST, 'assets'));
  const judge = files.filter((name) => /^(face-worker|facemesh|blazeface|tfjs-backend)/.test(name));
  // The worker, two models in two files each, the engine plain and with SIMD.
  expect(judge).toHaveLength(7);
  const known = [
    readFileSync(join(DIST, 'sw.js'), 'utf8'),
    ...firstScripts().map((script) => new TextDecoder().decode(script)),
  ];
  for (const name of judge) for (const text of known) expect(text).not.toContain(name);
  expect(judge.filter((name) => /threaded/.test(name))).toEqual([]);
});
