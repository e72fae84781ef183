import { expect, test } from 'bun:test';
import { type RouteDefinition, routes } from '@hexaflate/contract';
import { provedAddresses, withAppProof } from './app-proof.ts';

test('the app shows proof exactly where the contract may ask for it', () => {
  const all: RouteDefinition[] = Object.values(routes);
  const asked = all.filter(({ genuineApp }) => genuineApp);
  expect(asked.map(({ path }) => path).toSorted()).toEqual([...provedAddresses].toSorted());
  expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['post']));
});

async function sentBy(path: string, method: string, token?: () => Promise<string | null>) {
  const sent: Headers[] = [];
  const send = withAppProof(
    async (_, init) => {
      sent.push(new Headers(init.headers));
      return new Response();
    },
    '/api/v1',
    'android',
    token,
  );
  await send(`/api/v1${path}`, { method, headers: { Accept: 'application/json' } });
  return sent[0];
}

test('each such request carries a token of its own, and no other request does', async () => {
  let made = 0;
  const token = async () => `token-${++made}`;
  expect((await sentBy('/orders', 'POST', token))?.get('X-Firebase-AppCheck')).toBe('token-1');
  const again = await sentBy('/auth/code', 'POST', token);
  expect(again?.get('X-Firebase-AppCheck')).toBe('token-2');
  expect(again?.get('X-App-Platform')).toBe('android');
  expect(again?.get('Accept')).toBe('application/json');
  for (const [path, method] of [
    ['/orders', 'GET'],
    ['/linked-accounts', 'POST'],
  ] as const)
    expect((await sentBy(path, method, token))?.has('X-Firebase-AppCheck')).toBe(false);
  expect(made).toBe(2);
});

test('a shell that has no token asks all the same', async () => {
  const failing = await sentBy('/orders', 'POST', () => Promise.reject(new Error('no network')));
  expect(failing?.has('X-Firebase-AppCheck')).toBe(false);
  expect((await sentBy('/orders', 'POST'))?.get('X-App-Platform')).toBe('android');
});
