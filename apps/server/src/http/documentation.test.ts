import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type RouteDefinition, routes } from '@hexaflate/contract';
import { json, startTestServer, type TestServer } from '../testing/context.ts';

let server: TestServer;
let document: {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string }>>;
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

test('every reference in the document leads to a schema', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(20);
  for (const [, name = ''] of references) expect(document.components).toHaveProperty(['schemas', name]);
});

test('the readable page and its parts are served', async () => {
  for (const path of ['docs', 'docs/start.js', 'docs/swagger-ui.css', 'docs/swagger-ui-bundle.js']) {
    expect((await server.ask(`/api/v1/${path}`)).status).toBe(200);
  }
});
