import { expect, test } from 'bun:test';
import { OpenAPIHono } from '@hono/zod-openapi';
import { AppError } from './app-error.ts';
import { refuseOtherMethods } from './known-methods.ts';
import type { HttpEnv, Router } from './mount.ts';

const app: Router = new OpenAPIHono<HttpEnv>();
app.use(refuseOtherMethods());
app.onError((error, http) =>
  error instanceof AppError ? http.json({ code: error.code }, error.status) : http.text('broken', 500),
);
app.all('*', (http) => http.text('reached'));
const ask = (method: string, path: string) => app.request(`/api/v1${path}`, { method });

test('a method that an address does not know is 405 and names those it knows', async () => {
  const answer = await ask('PUT', '/orders/some-id');
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, PATCH']);
  expect(await answer.json()).toEqual({ code: 'request.methodNotAllowed' });
  expect((await ask('DELETE', '/me')).status).toBe(405);
  expect((await ask('POST', '/admin/orders/x/assignee')).status).toBe(405);
});

test('known methods pass, HEAD wherever GET does, and unknown addresses are left to be not found', async () => {
  for (const [method, path] of [
    ['GET', '/orders/some-id'],
    ['PATCH', '/orders/some-id'],
    ['HEAD', '/me'],
    ['POST', '/auth/code'],
    ['PUT', '/nothing/here'],
    ['GET', '/docs'],
  ] as const)
    expect([path, (await ask(method, path)).status]).toEqual([path, 200]);
});
