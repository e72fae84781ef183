import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type RouteDefinition, routes } from '@hexaflate/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { insertOrder } from '../testing/orders.ts';

let server: TestServer;
let document: {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; parameters?: { in: string; name: string }[] }>>;
  components: unknown;
};

beforeAll(async () => {
  server = await startTestServer();
  document = await json(await server.ask('/api/v1/openapi.json'));
});

afterAll(() => server.close());

test('the OpenAPI document names every route of the contract', () => {
  expect(document.openapi).toBe('3.1.0');
  const definitions: [string, RouteDefinition][] = Object.entries(routes);
  for (const [name, { path, method }] of definitions) {
    expect(document.paths[path]?.[method]?.operationId).toBe(name);
  }
});

test('the document asks for a proof where the server does, and nowhere else', async () => {
  const definitions: RouteDefinition[] = Object.values(routes);
  const { token } = await server.signIn();
  for (const { path, method, auth, proof } of definitions) {
    const operation = document.paths[path]?.[method];
    const described = operation?.parameters?.some(
      ({ in: place, name }) => place === 'header' && name === 'DPoP',
    );
    expect([path, method, described ?? false]).toEqual([
      path,
      method,
      proof === true || (auth === 'agent' && method !== 'get'),
    ]);
    if (!described) continue;
    const address = `/api/v1${path.replace(/\{\w+\}/g, 'x')}`;
    const asked = { method: method.toUpperCase(), token, proof: null, asIs: true };
    expect([path, (await errorOf(await server.ask(address, asked))).code]).toEqual([
      path,
      'auth.proofRequired',
    ]);
  }
});

test('every reference in the document leads to a schema', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(20);
  for (const [, name = ''] of references) expect(document.components).toHaveProperty(['schemas', name]);
});

test('real answers, with and without what may be null, hold to the document', async () => {
  const { token } = await server.signIn();
  const order = await insertOrder(server.context, { price: null, balance_before: null });
  await insertOrder(server.context, { state: 'success', final_at: server.clock.now, serial: '12345678' });
  const asked = { token };
  for (const [path, schema] of [
    ['brand', 'Brand'],
    ['me', 'Agent'],
    ['layout', 'Layout'],
    ['catalog/pulsa', 'Catalog'],
    [`orders/${order.id}`, 'Order'],
  ] as const)
    expectToHold(schema, await json(await server.ask(`/api/v1/${path}`, asked)));
  const { items } = await json<{ items: unknown[] }>(await server.ask('/api/v1/orders', asked));
  expect(items.length).toBe(2);
  for (const item of items) expectToHold('Order', item);
});

function expectToHold(schema: string, answer: unknown) {
  const ajv = new Ajv2020({ strict: false, schemas: { document } });
  formats.default(ajv);
  const holds = ajv.compile({ $ref: `document#/components/schemas/${schema}` });
  holds(answer);
  expect(holds.errors ?? [], schema).toEqual([]);
}

test('the readable page and its parts are served', async () => {
  for (const path of ['docs', 'docs/start.js', 'docs/swagger-ui.css', 'docs/swagger-ui-bundle.js']) {
    expect((await server.ask(`/api/v1/${path}`)).status).toBe(200);
  }
});
