import { afterEach, expect, test } from 'bun:test';
import { claimPort } from './port.mjs';

const servers: { stop(closeAll: boolean): void }[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.stop(true);
});

function listen(answer: Response): string {
  const server = Bun.serve({ port: 0, fetch: () => answer.clone() });
  servers.push(server);
  return String(server.port);
}

test('a free port is claimed', async () => {
  const port = listen(new Response());
  for (const server of servers.splice(0)) server.stop(true);
  expect(await claimPort(port)).toBe(Number(port));
});

test('a taken port is refused by name, with the remedy', async () => {
  const port = listen(new Response('somebody else', { status: 404 }));
  await expect(claimPort(port)).rejects.toThrow(
    new RegExp(`Port ${port}.*Another program listens(.|\\n)*PORT=${Number(port) + 1} npm start`),
  );
});

test('our own server on the port is recognised', async () => {
  const port = listen(Response.json({ ready: true }));
  await expect(claimPort(port)).rejects.toThrow(`Hexaflate already runs on http://localhost:${port}`);
});

test.each(['abc', '0', '70000', '80.5', ''])('%p is no port', async (text) => {
  await expect(claimPort(text)).rejects.toThrow('PORT must be a number from 1 to 65535');
});
