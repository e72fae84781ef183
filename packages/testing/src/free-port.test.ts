import { expect, test } from 'bun:test';
import { createServer } from 'node:net';
import { freePort } from './free-port.ts';

test('a port can be listened on, and is none that outgoing connections are given', async () => {
  const port = await freePort();
  expect(port).toBeWithin(1024, 32_768);
  const server = createServer();
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', resolve);
  await listening;
  server.close();
});
