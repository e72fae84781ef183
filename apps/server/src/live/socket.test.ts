import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LiveEvent, LiveEventSchema } from '@hexaflate/contract';
import { openSandboxDatabase } from '@hexaflate/otomax/sandbox';
import { until } from '@hexaflate/testing';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { type RunningServer, startServer } from '../server.ts';
import { issueTicket } from './tickets.ts';

let dataDir: string;
let running: RunningServer;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hexaflate-live-'));
  await openSandboxDatabase(join(dataDir, 'otomax.sqlite'), { historyDays: 0 }).destroy();
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', HEXAFLATE_DATA_DIR: dataDir });
  running = await startServer(config, pino({ level: 'silent' }));
});

afterAll(async () => {
  await running.stop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Device {
  socket: WebSocket;
  /** The next event that arrives. */
  next(): Promise<LiveEvent>;
  closed: Promise<number>;
}

function open(first?: unknown): Device {
  const socket = new WebSocket(`ws://127.0.0.1:${running.server.port}/api/v1/live`);
  const arrived: LiveEvent[] = [];
  const waiting: ((event: LiveEvent) => void)[] = [];
  socket.onmessage = ({ data }) => {
    const event = LiveEventSchema.parse(JSON.parse(String(data)));
    const wake = waiting.shift();
    if (wake) wake(event);
    else arrived.push(event);
  };
  socket.onopen = () => {
    if (first !== undefined) socket.send(typeof first === 'string' ? first : JSON.stringify(first));
  };
  const closed = new Promise<number>((resolve) => {
    socket.onclose = ({ code }) => resolve(code);
  });
  const next = () =>
    new Promise<LiveEvent>((resolve) => {
      const event = arrived.shift();
      if (event) resolve(event);
      else waiting.push(resolve);
    });
  return { socket, next, closed };
}

const ticketFor = (sessionId: string, subject: string) =>
  issueTicket(running.context, { audience: 'agent', sessionId, subject });

test('a ticket in the first message opens the socket, once', async () => {
  const { ticket } = await ticketFor('s1', 'AG0001');
  const device = open({ type: 'hello', ticket });
  expect((await device.next()).type).toBe('welcome');
  expect(await open({ type: 'hello', ticket }).closed).toBe(4003);
  device.socket.send(JSON.stringify({ type: 'ping' }));
  expect((await device.next()).type).toBe('pong');
  device.socket.close();
});

test('without a valid hello nothing is told, and the socket is closed', async () => {
  expect(await open({ type: 'ping' }).closed).toBe(4003);
  expect(await open({ type: 'hello', ticket: 'forged' }).closed).toBe(4003);
  expect(await open('not json').closed).toBe(4000);
  expect(await open('x'.repeat(10_000)).closed).not.toBe(1000);
});

test('a device that comes back with its last event gets what it missed', async () => {
  const first = open({ type: 'hello', ...(await ticketFor('s2', 'AG0001')) });
  const { id } = await first.next();
  first.socket.close();
  await first.closed;
  running.context.live.publish({ agent: 'AG0001' }, { type: 'agent.changed' });
  const { ticket } = await ticketFor('s2', 'AG0001');
  const again = open({ type: 'hello', ticket, resume: id });
  expect([(await again.next()).type, (await again.next()).type]).toEqual(['welcome', 'agent.changed']);
  again.socket.close();
});

test('no socket opens for a page of another site, whatever it holds', async () => {
  const address = `http://127.0.0.1:${running.server.port}/api/v1/live`;
  const shake = (headers: Record<string, string>) =>
    fetch(address, {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Key': btoa('sixteen bytes ok'),
        'Sec-WebSocket-Version': '13',
        ...headers,
      },
    });
  const foreign: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { Origin: 'null' },
    { Origin: 'http://localhost' },
    { Origin: 'capacitor://evil.example' },
  ];
  for (const headers of foreign) expect((await shake(headers)).status).toBe(404);
});

test('our own page and the pages of the shells open a socket, each with a ticket', async () => {
  const address = `ws://127.0.0.1:${running.server.port}/api/v1/live`;
  for (const Origin of [
    address.replace('ws', 'http').replace('/api/v1/live', ''),
    'https://localhost',
    'capacitor://localhost',
  ]) {
    const { ticket } = await ticketFor('s-own', 'AG0001');
    const own = new WebSocket(address, { headers: { Origin } });
    own.onopen = () => own.send(JSON.stringify({ type: 'hello', ticket }));
    const said = await new Promise<string>((resolve) => {
      own.onmessage = ({ data }) => resolve(String(data));
    });
    expect(JSON.parse(said)).toMatchObject({ type: 'welcome' });
    own.close();
  }
});

test('a session that ends takes its sockets along', async () => {
  const { ticket } = await ticketFor('s3', 'AG0001');
  const device = open({ type: 'hello', ticket });
  await device.next();
  running.context.live.endSession('s3', 'revoked');
  expect(await device.next()).toMatchObject({ type: 'session.ended', reason: 'revoked' });
  expect(await device.closed).toBe(4001);
});

test('of two hellos at once the second ends the socket, and no connection is left behind', async () => {
  const tickets = [await ticketFor('twice', 'AG0001'), await ticketFor('twice', 'AG0001')];
  const { socket, closed } = open();
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  for (const { ticket } of tickets) socket.send(JSON.stringify({ type: 'hello', ticket }));
  expect(await closed).toBe(4000);
  const left = () => running.context.live.sessions().filter(({ sessionId }) => sessionId === 'twice');
  await until(() => left().length === 0);
});
