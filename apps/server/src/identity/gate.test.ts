import { afterAll, beforeAll, expect, test } from 'bun:test';
import { routes as apiRoutes, type RouteDefinition } from '@hexaflate/contract';
import { OpenAPIHono } from '@hono/zod-openapi';
import { guard } from '../http/app.ts';
import { AppError } from '../http/app-error.ts';
import type { HttpEnv } from '../http/mount.ts';
import { factsOf } from '../settings/define.ts';
import { SettingKeySchema, SettingsSchema } from '../settings/definitions.ts';
import { demoAgent, startTestServer, type TestServer } from '../testing/context.ts';
import { approve, identityApp, repair, reviewPanel, setSetting } from '../testing/identity.ts';
import { addOperator } from '../testing/operators.ts';

/** Any yes/no setting can be named as a gate; these tests turn this one. */
const GATE = 'identity.readKtp';
const routes: RouteDefinition[] = [
  { auth: 'agent', method: 'get', path: '/gated', summary: 'Behind a gate', gate: GATE, errors: [] },
  { auth: 'agent', method: 'get', path: '/open', summary: 'Behind none', errors: [] },
];

let server: TestServer;
let token: string;
let router: OpenAPIHono<HttpEnv>;
beforeAll(async () => {
  server = await startTestServer();
  ({ token } = await server.signIn());
  router = new OpenAPIHono<HttpEnv>();
  router.use(async (http, next) => {
    http.set('facts', http.env.facts);
    await next();
  });
  router.onError((error, http) =>
    http.text(
      error instanceof AppError ? error.code : error.message,
      error instanceof AppError ? error.status : 500,
    ),
  );
  guard(router, server.context, routes);
  for (const { path } of routes) router.get(path, (http) => http.text('passed'));
});
afterAll(() => server.close());

const facts = { id: 'test', address: '203.0.113.10', proxied: false, secure: false, locale: 'id' } as const;
async function ask(path: string): Promise<string> {
  const request = new Request(`http://shop.test${path}`, { headers: { Authorization: `Bearer ${token}` } });
  return (await router.fetch(request, { facts })).text();
}

/** Routes whose gate could never let anybody through, because it is no yes/no setting. */
function badlyGated(all: readonly RouteDefinition[]): string[] {
  return all.flatMap(({ path, gate }) => {
    if (gate === undefined) return [];
    const key = SettingKeySchema.safeParse(gate).data;
    return key && factsOf(SettingsSchema.shape[key]).form.type === 'yesNo' ? [] : [path];
  });
}

test('every gate that a route names is a yes/no setting', () => {
  const gated = (path: string, gate: string): RouteDefinition => ({
    auth: 'agent',
    method: 'get',
    path,
    summary: '',
    gate,
    errors: [],
  });
  expect(badlyGated(Object.values(apiRoutes))).toEqual([]);
  expect(
    badlyGated([gated('/yes', GATE), gated('/number', 'identity.keepSelfie'), gated('/none', 'no.setting')]),
  ).toEqual(['/number', '/none']);
});

test('a route that names a gate lets only verified agents pass while its setting is on', async () => {
  const app = identityApp(server, (await server.signIn()).token);
  const panel = reviewPanel(server, (await addOperator(server, 'reviewer')).token);
  ({ token } = await server.signIn());
  await setSetting(server, GATE, true);
  expect([await ask('/gated'), await ask('/open')]).toEqual(['identity.required', 'passed']);
  await app.submitBoth();
  expect(await ask('/gated')).toBe('identity.required');
  await panel.decided(demoAgent.code, { ktp: approve, selfie: approve });
  expect(await ask('/gated')).toBe('passed');
  await panel.decided(demoAgent.code, { selfie: repair });
  expect(await ask('/gated')).toBe('identity.required');
  await setSetting(server, GATE, false);
  expect(await ask('/gated')).toBe('passed');
});
