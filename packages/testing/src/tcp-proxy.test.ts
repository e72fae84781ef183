import { afterEach, beforeEach, expect, test } from 'bun:test';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
import { until } from './until.ts';

/** A server that says everything back, and remembers what it was told. */
let echo: Server;
let told = '';
let proxy: TcpProxy;
const clients: Socket[] = [];
/** Connections that the server has. */
const served = new Set<Socket>();

beforeEach(async () => {
  told = '';
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  echo = createServer((socket) => {
    served.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => served.delete(socket));
    socket.on('data', (bytes) => {
      told += bytes;
      socket.write(bytes);
    });
  });
  echo.listen(0, '127.0.0.1', resolve);
  await listening;
  const address = echo.address();
  proxy = await startTcpProxy({ port: typeof address === 'object' && address ? address.port : 0 });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await proxy.close();
  echo.close();
});

/** A connection through the proxy: what it hears, and how to wait for something. */
function connect() {
  const heard = { text: '', ended: false };
  const waiting: (() => void)[] = [];
  const wake = () => {
    for (const again of waiting.splice(0)) again();
  };
  const socket = createConnection({ port: proxy.port, host: '127.0.0.1' });
  clients.push(socket);
  socket.on('error', () => undefined);
  socket.on('data', (bytes) => {
    heard.text += bytes;
    wake();
  });
  socket.on('close', () => {
    heard.ended = true;
    wake();
  });
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise<void>((again) => waiting.push(again));
  };
  return {
    heard,
    say: (text: string) => void socket.write(text),
    hears: (text: string) => until(() => heard.text === text),
    ends: () => until(() => heard.ended),
  };
}

test('everything passes until something breaks', async () => {
  const client = connect();
  client.say('hello');
  await client.hears('hello');
});

test('a cut ends what is open and lets nothing in until it is mended', async () => {
  const before = connect();
  before.say('1');
  await before.hears('1');
  proxy.cut();
  await before.ends();
  await connect().ends();
  proxy.mend();
  const after = connect();
  after.say('2');
  await after.hears('2');
});

test('severed connections end, and the next one passes', async () => {
  const before = connect();
  before.say('1');
  await before.hears('1');
  proxy.sever();
  await before.ends();
  const after = connect();
  after.say('2');
  await after.hears('2');
});

test('what is held arrives later, whole and in order', async () => {
  const held = connect();
  held.say('a');
  await held.hears('a');
  proxy.hold();
  held.say('b');
  held.say('c');
  const other = connect();
  other.say('x');
  proxy.mend();
  await Promise.all([held.hears('abc'), other.hears('x')]);
});

test('what was lost never arrives, and only a new connection passes again', async () => {
  const lost = connect();
  lost.say('a');
  await lost.hears('a');
  proxy.lose();
  lost.say('b');
  proxy.mend();
  const next = connect();
  next.say('c');
  await next.hears('c');
  expect([lost.heard, told]).toEqual([{ text: 'a', ended: false }, 'ac']);
});

test('a server is told in the end that a lost client is gone, and the client is not', async () => {
  const client = connect();
  client.say('a');
  await client.hears('a');
  proxy.lose();
  proxy.bury();
  await until(() => served.size === 0);
  expect(client.heard.ended).toBe(false);
});

test('what is delayed keeps its order, also past the end of the delay', async () => {
  const client = connect();
  proxy.delay(40);
  client.say('a');
  client.say('b');
  await client.hears('ab');
  client.say('c');
  proxy.delay(0);
  client.say('d');
  await client.hears('abcd');
});

test('a request can reach the server without its answer coming back', async () => {
  const client = connect();
  client.say('question');
  await client.hears('question');
  proxy.cutAfter((bytes) => String(bytes).includes('commit'));
  client.say('commit');
  await client.ends();
  expect([client.heard.text, told]).toEqual(['question', 'questioncommit']);
  const next = connect();
  next.say('commit');
  await next.hears('commit');
});

test('a connection can fall silent with its answer, and every other goes on', async () => {
  const commits = (bytes: Buffer) => String(bytes).includes('commit');
  const client = connect();
  client.say('hello');
  await client.hears('hello');
  const answers = proxy.answered(commits);
  proxy.holdAfter(commits);
  client.say('commit');
  await until(() => answers() === 1);
  const other = connect();
  other.say('commit');
  await other.hears('commit');
  expect([client.heard, answers()]).toEqual([{ text: 'hello', ended: false }, 2]);
});

test('who waits for a request is told when it goes', async () => {
  const asked = proxy.requested((bytes) => String(bytes).includes('second'));
  const client = connect();
  client.say('first');
  await client.hears('first');
  client.say('second');
  await asked;
  await client.hears('firstsecond');
});
