import { expect, test } from 'bun:test';
import { json, startTestServer } from '../testing/context.ts';

test("the app installs under the operator's own name and colour", async () => {
  const server = await startTestServer();
  const body = JSON.stringify({ name: 'Berkah Reload', seed: '#aa3322', logoUrl: null, defaultLocale: 'id' });
  await server.context.store
    .insertInto('document')
    .values({ name: 'brand', version: 1, body, updated_at: 1 })
    .execute();
  expect(await json<object>(await server.ask('/manifest.webmanifest'))).toMatchObject({
    name: 'Berkah Reload',
    theme_color: '#aa3322',
    start_url: '/',
  });
  await server.close();
});
