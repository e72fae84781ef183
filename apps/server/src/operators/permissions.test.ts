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
async function isLetIn({ method, path }: RouteDefinition, token: string): Promise<boolean> {
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
  for (const role of roles) {
    const may: readonly string[] = builtInRoles[role];
    let { token } = await addOperator(server, role);
    for (const [name, definition] of panel) {
      const { permission } = definition;
      const wanted = permission === 'own' || may.includes(permission ?? '');
      expect(`${name} ${role} ${await isLetIn(definition, token)}`).toBe(`${name} ${role} ${wanted}`);
      if (name === 'adminSignOut') ({ token } = await addOperator(server, role));
    }
  }
}, 60_000);

test('a role without any permission opens what is an operator’s own alone, and a session of the panel no route of an agent', async () => {
  await server.context.store
    .insertInto('operator_role')
    .values({ name: 'kosong', permissions: '[]', changed_by: 'operator', changed_at: 1 })
    .execute();
  let { token } = await addOperator(server, 'kosong');
  for (const [name, definition] of panel) {
    const own = definition.permission === 'own';
    expect(`${name} ${await isLetIn(definition, token)}`).toBe(`${name} ${own}`);
    if (name === 'adminSignOut') ({ token } = await addOperator(server, 'kosong'));
  }
  for (const [name, { method, path }] of all.filter(([, { auth }]) => auth === 'agent')) {
    const answer = await server.ask(`/api/v1${path.replace(/\{\w+\}/g, 'x')}`, {
      method: method.toUpperCase(),
      token,
    });
    expect(`${name} ${answer.status}`).toBe(`${name} 401`);
  }
}, 60_000);

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
