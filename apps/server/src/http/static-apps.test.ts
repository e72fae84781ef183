import { afterAll, beforeAll, expect, test } from 'bun:test';
import { symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { OpenAPIHono } from '@hono/zod-openapi';
import { folderWith } from '../testing/folder.ts';
import { AppError } from './app-error.ts';
import type { HttpEnv, Router } from './mount.ts';
import { staticApps } from './static-apps.ts';

const SCRIPT = 'export const greeting = "halo";\n'.repeat(200);
let app: Router;
let agentFolder: string;

beforeAll(async () => {
  agentFolder = await folderWith({
    'index.html': '<title>agent</title>',
    'sw.js': 'self.skipWaiting()',
    'assets/app-1a2b3c.js': SCRIPT,
    'icons/icon.png': new Uint8Array(4096).fill(7),
    '.env': 'SECRET=1',
  });
  const adminFolder = await folderWith({ 'index.html': '<title>panel</title>' });
  await writeFile(join(agentFolder, '..', 'outside.txt'), 'outside');
  app = new OpenAPIHono<HttpEnv>();
  app.onError((error, http) =>
    error instanceof AppError ? http.json({ code: error.code }, error.status) : http.text('broken', 500),
  );
  app.route(
    '/',
    staticApps([
      { mountedAt: '/admin/', folder: adminFolder, workspace: 'apps/admin' },
      { mountedAt: '/', folder: agentFolder, workspace: 'apps/agent' },
    ]),
  );
});

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

test('screens of an app answer its page, which is asked for again each time', async () => {
  for (const path of ['/', '/history', '/sell/pulsa', '/orders/trx-12']) {
    const answer = await get(path);
    expect(await answer.text()).toContain('agent');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  }
  for (const path of ['/admin/', '/admin/orders', '/admin/agents/AG0001'])
    expect(await (await get(path)).text()).toContain('panel');
});

test('the panel without its slash is sent to the one with it', async () => {
  const answer = await get('/admin');
  expect([answer.status, answer.headers.get('location')]).toEqual([308, '/admin/']);
});

test('missing files and unknown addresses of the API are 404, never a page', async () => {
  for (const path of [
    '/assets/gone-000.js',
    '/favicon.ico',
    '/api',
    '/api/v1/nope',
    '/api/v9',
    '/metrics/x',
    '/admin/x.js',
  ])
    expect([path, (await get(path)).status]).toEqual([path, 404]);
});

test('only GET and HEAD are served', async () => {
  expect((await app.request('/', { method: 'POST' })).status).toBe(404);
  const head = await app.request('/', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('no path leads out of the folder or to a hidden file', async () => {
  await symlink(join(agentFolder, '..', 'outside.txt'), join(agentFolder, 'link.txt'));
  for (const path of [
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/assets/%2e%2e%2f%2e%2e%2foutside.txt',
    '/..%5coutside.txt',
    '/%252e%252e/outside.txt',
    '/.env',
    '/%2eenv',
    '/assets/%00.js',
    '/%',
    '/%c0%ae%c0%ae/outside.txt',
    '//outside.txt',
    '/etc/passwd.txt',
    '/link.txt',
  ]) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 404]);
  }
});

test('hashed assets may be kept for ever, the service worker may not', async () => {
  const asset = await get('/assets/app-1a2b3c.js');
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await get('/sw.js')).headers.get('cache-control')).toBe('no-cache');
});

test('text is sent compressed as the browser allows, and the same whichever way', async () => {
  const forms = {
    br: brotliDecompressSync,
    gzip: gunzipSync,
  };
  for (const [encoding, open] of Object.entries(forms)) {
    const answer = await get('/assets/app-1a2b3c.js', { 'accept-encoding': encoding });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(open(await bytesOf(answer)).toString()).toBe(SCRIPT);
  }
  for (const header of ['identity', 'br;q=0', 'br;q=0.000, gzip;q=0']) {
    const answer = await get('/assets/app-1a2b3c.js', { 'accept-encoding': header });
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(await answer.text()).toBe(SCRIPT);
  }
  const picture = await get('/icons/icon.png', { 'accept-encoding': 'br, gzip' });
  expect(picture.headers.get('content-encoding')).toBeNull();
});

test('a file that the browser has is not sent again, until it changes on disk', async () => {
  const first = await get('/', { 'accept-encoding': 'br' });
  const etag = first.headers.get('etag') ?? '';
  expect((await get('/', { 'if-none-match': `"other", W/${etag}` })).status).toBe(304);
  const page = join(agentFolder, 'index.html');
  await writeFile(page, '<title>agent two</title>');
  await utimes(page, new Date(), new Date(Date.now() + 5000));
  const changed = await get('/', { 'if-none-match': etag });
  expect([changed.status, await changed.text()]).toEqual([200, '<title>agent two</title>']);
});

test('an app that is not built says how to build it', async () => {
  const empty = new OpenAPIHono<HttpEnv>().route(
    '/',
    staticApps([{ mountedAt: '/', folder: await folderWith({}), workspace: 'apps/agent' }]),
  );
  const answer = await empty.request('/');
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('npm run build');
});

afterAll(async () => {
  await Bun.file(join(agentFolder, '..', 'outside.txt')).delete();
});
