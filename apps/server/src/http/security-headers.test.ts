import { expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { folderWith } from '../testing/folder.ts';
import type { HttpEnv, Router } from './mount.ts';
import { requestFactsReader } from './request-facts.ts';
import { createSecurityHeaders, securityHeaders } from './security-headers.ts';

const INLINE = 'document.documentElement.dataset.theme = "dark"';

async function answer(request: { url?: string; host?: string; page?: string } = {}): Promise<Response> {
  const folder = await folderWith({ 'index.html': request.page ?? '<p>no scripts</p>' });
  const app: Router = new OpenAPIHono<HttpEnv>();
  const facts = requestFactsReader([]);
  app.use(async (http, next) => {
    http.set('facts', http.env.facts);
    await next();
  });
  app.use(securityHeaders(createSecurityHeaders([{ mountedAt: '/', folder, workspace: 'apps/agent' }])));
  app.get('*', (http) => http.text('hello'));
  const asked = new Request(request.url ?? 'http://shop.test/', {
    headers: { host: request.host ?? 'shop.test' },
  });
  return app.fetch(asked, { facts: facts.read(asked, '203.0.113.1') });
}
const policyOf = async (request?: Parameters<typeof answer>[0]) =>
  Object.fromEntries(
    ((await answer(request)).headers.get('content-security-policy') ?? '').split('; ').map((part) => {
      const [name = '', ...sources] = part.split(' ');
      return [name, sources];
    }),
  );

test('scripts run only from our own files or by a hash found in the built page', async () => {
  const hash = createHash('sha256').update(INLINE).digest('base64');
  const page = `<script>${INLINE}</script><script type="module" src="/assets/app.js"></script>`;
  expect((await policyOf({ page }))['script-src']).toEqual(["'self'", `'sha256-${hash}'`]);
  expect((await policyOf())['script-src']).toEqual(["'self'"]);
});

test('nothing may frame us, plug in, move the base or run a foreign worker', async () => {
  expect(await policyOf()).toMatchObject({
    'default-src': ["'self'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'worker-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', 'https:'],
  });
});

test('sockets to the page’s own host are allowed, and a strange Host adds nothing to the policy', async () => {
  expect((await policyOf({ host: 'shop.test:8080' }))['connect-src']).toEqual([
    "'self'",
    'ws://shop.test:8080',
    'wss://shop.test:8080',
  ]);
  expect((await policyOf({ host: 'a; script-src *' }))['connect-src']).toEqual(["'self'"]);
});

test('under the policy of data nothing runs or is loaded, whatever the host; documentation is a page', async () => {
  for (const path of ['/api/v1/home', '/api/v1/admin/orders', '/api/v1/docsy', '/api/v1/nothing']) {
    const request = { url: `http://shop.test${path}`, host: 'shop.test' };
    expect([path, await policyOf(request)]).toEqual([
      path,
      { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    ]);
    const { headers } = await answer(request);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toBeNull();
    const overHttps = await answer({ url: `https://shop.test${path}` });
    expect(overHttps.headers.get('strict-transport-security')).toContain('max-age=');
  }
  for (const path of ['/api/v1/docs', '/api/v1/docs/start.js', '/api', '/', '/admin/api/v1/home'])
    expect((await policyOf({ url: `http://shop.test${path}` }))['script-src']).toEqual(["'self'"]);
});

test('every page carries the other headers; HSTS only what came over https', async () => {
  const { headers } = await answer();
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('permissions-policy')).toContain('geolocation=()');
  expect(headers.get('strict-transport-security')).toBeNull();
  const overHttps = await answer({ url: 'https://shop.test/' });
  expect(overHttps.headers.get('strict-transport-security')).toContain('max-age=');
});

test('only the worker that judges faces may compile WASM', async () => {
  const scripts = async (path: string) => (await policyOf({ url: `http://shop.test${path}` }))['script-src'];
  expect(await scripts('/assets/face-worker-DxY_12-a.js')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  for (const path of [
    '/',
    '/identity/verify',
    '/assets/app-1.js',
    '/admin/assets/face-worker-1.js',
    '/face-worker-1.js',
  ])
    expect([path, await scripts(path)]).toEqual([path, ["'self'"]]);
});

test('the agents’ app may ask for the camera, the panel may not', async () => {
  const camera = async (path: string) =>
    /camera=\([^)]*\)/.exec(
      (await answer({ url: `http://shop.test${path}` })).headers.get('permissions-policy') ?? '',
    )?.[0];
  expect(await camera('/identity/verify')).toBe('camera=(self)');
  expect(await camera('/admin/identity')).toBe('camera=()');
});
