import { afterAll, beforeAll, expect, test } from 'bun:test';
import {
  type BuiltInRole,
  builtInRoles,
  permissions,
  type RouteDefinition,
  routes,
  SearchSchema,
} from '@hexaflate/contract';
import { errorOf, startTestServer, type TestServer } from '../testing/context.ts';
import { addOperator } from '../testing/operators.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const all: [string, RouteDefinition][] = Object.entries(routes);
const panel = all.filter(([, { auth }]) => auth === 'operator');
const roles = Object.keys(builtInRoles).filter((name): name is BuiltInRole => name in builtInRoles);

/** What a route answers to a role that sends nothing of use: only whether it is let in matters. */
async function isLetIn({ method, path }: RouteDefinition, role: BuiltInRole): Promise<boolean> {
  const { token } = await addOperator(server, role);
  const body = method === 'get' || method === 'delete' ? {} : { body: {} };
  const answer = await server.ask(`/api/v1${path.replace(/\{\w+\}/g, 'x')}`, {
    method: method.toUpperCase(),
    token,
    ...body,
  });
  return answer.ok || (await errorOf(answer)).code !== 'auth.forbidden';
}

test('every route of the panel is open to exactly the roles that have its permission', async () => {
  expect(panel.length).toBeGreaterThan(25);
  for (const [name, definition] of panel) {
    for (const role of roles) {
      const { permission } = definition;
      const may: readonly string[] = builtInRoles[role];
      const wanted = permission === 'own' || may.includes(permission ?? '');
      expect(`${name} ${role} ${await isLetIn(definition, role)}`).toBe(`${name} ${role} ${wanted}`);
    }
  }
});

test('every permission opens some route, and the owner has them all', () => {
  const used = new Set<string | undefined>(panel.map(([, { permission }]) => permission));
  expect(permissions.filter((one) => !used.has(one))).toEqual([]);
  expect(builtInRoles.owner).toEqual(permissions);
});

test('a role finds only what it may see', async () => {
  const { token } = await addOperator(server, 'reviewer');
  const answer = await server.ask('/api/v1/admin/search?q=maju', { token });
  const found = SearchSchema.parse(await answer.json());
  expect(found.agents.length).toBeGreaterThan(0);
  expect(found.orders).toEqual([]);
});
