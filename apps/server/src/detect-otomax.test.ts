import { expect, test } from 'bun:test';
import { detectOtomax } from './detect-otomax.ts';
import { startTestServer } from './testing/context.ts';

test('a change of the installation is logged, and no view made with the old knowledge is served again', async () => {
  const changed: string[] = [];
  const server = await startTestServer({
    gateway: (gateway) => ({ ...gateway, detect: async () => changed }),
  });
  const { context } = server;
  const view = { key: 'x', kind: 'x', load: async () => ({ body: '{}', tags: [] }) };
  context.cache.heartbeat();
  await context.cache.read(view);
  await detectOtomax(context);
  expect((await context.cache.read(view)).source).toBe('memory');

  changed.push('minutes ahead of UTC: 420 → 480');
  await detectOtomax(context);
  context.cache.heartbeat();
  expect((await context.cache.read(view)).source).not.toBe('memory');
  expect(server.logged.join('\n')).toContain('420 → 480');
  await server.close();
});
