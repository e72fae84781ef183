import { afterEach, beforeEach, expect, test } from 'bun:test';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { pino } from 'pino';
import { ConfigError, type TlsFiles } from '../config.ts';
import { selfSigned } from '../testing/certificates.ts';
import { errorOf } from '../testing/context.ts';
import { folderWith } from '../testing/folder.ts';
import { type Listener, startListener } from './listener.ts';
import { listenForRedirects } from './redirect.ts';

let folder: string;
let files: TlsFiles;
let logged: string[];
let listener: Listener | undefined;
let answer: () => Promise<string>;

beforeEach(async () => {
  folder = await folderWith({});
  await Promise.all(['one', 'two'].map((name) => selfSigned(folder, name)));
  files = { cert: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
  await use('one');
  logged = [];
  answer = async () => 'at once';
});
afterEach(() => listener?.stop());

async function use(name: string, parts: readonly ('crt' | 'key')[] = ['crt', 'key']): Promise<void> {
  for (const part of parts) await cp(join(folder, `${name}.${part}`), join(folder, `tls.${part}`));
}

function start(): Listener {
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  listener = startListener<undefined>({ port: 0, files, log }, (port, tls) =>
    Bun.serve({
      hostname: '127.0.0.1',
      port,
      ...(tls ? { tls: { cert: tls.cert, key: tls.key } } : {}),
      websocket: { message: (socket, text) => void socket.send(`heard ${text}`) },
      async fetch(request, server) {
        if (server.upgrade(request)) return undefined;
        return new Response(await answer());
      },
    }),
  );
  return listener;
}

/** The name in the certificate that a new connection is shown. */
function shownName(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

test('a renewed certificate is shown to whoever comes, and nobody who is there is cut off', async () => {
  const { port, renew } = start();
  const socket = new WebSocket(`wss://127.0.0.1:${port}`, { tls: { rejectUnauthorized: false } });
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const echo = (text: string) =>
    new Promise((resolve) => {
      socket.addEventListener('message', ({ data }) => resolve(data), { once: true });
      socket.send(text);
    });
  const asked = Promise.withResolvers<void>();
  const held = Promise.withResolvers<string>();
  answer = () => {
    asked.resolve();
    return held.promise;
  };
  const slow = fetch(`https://127.0.0.1:${port}/`, { tls: { rejectUnauthorized: false } });
  await asked.promise;
  expect(await shownName(port)).toBe('one');

  await use('two');
  expect(await renew()).toBe(true);
  expect(await shownName(port)).toBe('two');
  expect(await echo('still here')).toBe('heard still here');
  held.resolve('finished');
  expect(await (await slow).text()).toBe('finished');
  expect(await renew()).toBe(false);
  socket.close();
});

test('files that are only half replaced, or broken, change nothing and are told once', async () => {
  const { port, renew } = start();
  await use('two', ['crt']);
  expect([await renew(), await renew()]).toEqual([false, false]);
  expect(await shownName(port)).toBe('one');
  expect(logged.filter((line) => line.includes('cannot be used')).length).toBe(1);
  await writeFile(files.key, 'no key at all');
  expect(await renew()).toBe(false);
  await use('two');
  expect(await renew()).toBe(true);
  expect(await shownName(port)).toBe('two');
});

test('a server whose certificate cannot be used does not start, and its key is in no message', async () => {
  await use('two', ['key']);
  expect(start).toThrow(ConfigError);
  await writeFile(files.key, 'hush-hush');
  expect(start).not.toThrow(/hush/);
  expect(() =>
    startListener({ port: 0, files: { ...files, cert: '/nowhere.crt' }, log: pino() }, () =>
      expect.unreachable(),
    ),
  ).toThrow('/nowhere.crt');
});

test('plain HTTP is sent to the same address by HTTPS, and never to where a stranger wants', async () => {
  const server = listenForRedirects({ host: '127.0.0.1', port: 0, httpsPort: 8443, shared: false });
  const ask = (host: string, path = '/sell/pulsa?x=1') =>
    fetch(`http://127.0.0.1:${server.port}${path}`, { redirect: 'manual', headers: { Host: host } });
  const answered = await ask('toko.example:80');
  expect([answered.status, answered.headers.get('location')]).toEqual([
    308,
    'https://toko.example:8443/sell/pulsa?x=1',
  ]);
  expect((await ask('evil.example/@toko')).status).toBe(400);
  const program = await ask('toko.example:80', '/api/v1/orders');
  expect([program.status, (await errorOf(program)).code]).toEqual([403, 'auth.plainHttp']);
  await server.stop(true);
});
