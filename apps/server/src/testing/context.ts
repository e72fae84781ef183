import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeviceKey, type ErrorBody, ErrorBodySchema } from '@hexaflate/contract';
import { createSandboxGateway, type Gateway } from '@hexaflate/otomax';
import { DEMO_AGENT, messagesFor, openSandboxDatabase } from '@hexaflate/otomax/sandbox';
import { createMigratedDatabase, migratedFile } from '@hexaflate/store/testing';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { createContext } from '../create-context.ts';
import { createUsedProofs } from '../device-keys/used-proofs.ts';
import { createAnswerRequest } from '../http/answer-request.ts';
import { requestFactsReader } from '../http/request-facts.ts';
import { createTestDevices, OpenedSchema, type TestDevice, type TestDevices } from './test-devices.ts';

/** The agent of the seed that tests sign in as. */
export const demoAgent = DEMO_AGENT;
/** Another agent of the seed. */
export const otherAgent = { code: 'AG0002', phone: '081200000002', pin: '147025' };
/** Where requests come from unless a test says otherwise. */
const HERE = '203.0.113.10';

export interface Asked {
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as they are instead, under the type of the headers, or as a JPEG. */
  bytes?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  /** The peer's network address. */
  from?: string;
  /** Sent as Authorization: Bearer. A device that was signed in with it refreshes first when its access is over. */
  token?: string;
  /** Sends this very token, although its access may be over. */
  asIs?: boolean;
  /** The DPoP header as it is, or null for none; signed by the token's device, or by a new one, unless given. */
  proof?: string | null;
  /** Signs instead of the token's device. */
  key?: DeviceKey;
}

export interface TestServer {
  context: Context;
  /** Every line that was logged, as text. */
  logged: string[];
  clock: { now: number };
  dataDir: string;
  /** Devices that were signed in here or at a server beside. */
  devices: TestDevices;
  /** Asks the app over its real HTTP side, without a socket, and signs as an app does. */
  ask(path: string, asked?: Asked): Promise<Response>;
  /** The same with a request as it is, for bodies that are not JSON. */
  askRaw(path: string, request: RequestInit): Promise<Response>;
  /** What a phone has received, newest first. */
  messages(phone: string): Promise<string[]>;
  /** The newest sign-in code on a phone. */
  codeOn(phone: string): Promise<string>;
  /** Asks for a code and answers the challenge. */
  requestCode(phone?: string, from?: string): Promise<string>;
  /** Signs an agent in through the real routes and answers his bearer token. Takes 61 s on the clock. */
  signIn(phone?: string, from?: string): Promise<{ token: string; deviceId: string }>;
  /**
   * Another server on the same data, as a second process would be: with a memory of its own and, on PostgreSQL, with
   * connections of its own. Two openings of a SQLite file in one thread would wait for each other for ever.
   * `environment`: what is different in its configuration.
   */
  beside(environment?: Record<string, string>): Promise<TestServer>;
  close(): Promise<void>;
}

export interface TestOptions {
  /** Where our own data lies; HEXAFLATE_TEST_STORE decides unless given. */
  store?: 'sqlite' | 'postgres';
  /** A database of the caller's own on PostgreSQL, instead of either. */
  databaseUrl?: string;
  /** Milliseconds after which PostgreSQL counts as away. */
  storePatienceMs?: number;
  /** Environment variables of the configuration. */
  environment?: Record<string, string>;
  /** Wraps the gateway, for example to count or to fail. */
  gateway?: (gateway: Gateway) => Gateway;
  /** Where the clock starts, in milliseconds since 1970: noon today unless given. */
  now?: number;
  /** Days of seeded sales; none unless given. */
  historyDays?: number;
  /** False: message formats must be agreed to before they are used, as on a real installation. */
  formatsAsFound?: boolean;
}

/** What servers on the same data share. */
interface Place {
  dataDir: string;
  databaseUrl: string | undefined;
  clock: { now: number };
  devices: TestDevices;
}

/**
 * A whole server on temporary data: a real store, SQLite or PostgreSQL, the sandbox's gateway with a small seed, the real routes.
 * The clock is the caller's and starts at noon today; no engine runs, so nothing sells by itself.
 */
export async function startTestServer(options: TestOptions = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hexaflate-server-'));
  const engine = options.store ?? process.env.HEXAFLATE_TEST_STORE;
  const given = options.databaseUrl;
  const database = engine === 'postgres' && given === undefined ? await createMigratedDatabase() : undefined;
  if (engine !== 'postgres' && given === undefined)
    await writeFile(join(dataDir, 'hexaflate.sqlite'), await migratedFile());
  const clock = { now: options.now ?? noonToday() };
  const place: Place = {
    dataDir,
    databaseUrl: given ?? (database && `${database.url}?sslmode=disable`),
    clock,
    devices: createTestDevices(clock),
  };
  const server = await startAt(place, options);
  return {
    ...server,
    async close() {
      await server.close();
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function startAt(place: Place, options: TestOptions, first?: Context): Promise<TestServer> {
  const { dataDir, databaseUrl, clock, devices } = place;
  const logged: string[] = [];
  const log = pino({ level: 'trace', base: null }, { write: (line: string) => logged.push(line) });
  const config = readConfig({
    HEXAFLATE_DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    // Tests ask http://shop.test; those about encryption say so.
    HEXAFLATE_ALLOW_PLAIN_HTTP: 'true',
    ...options.environment,
  });
  const path = join(dataDir, 'otomax.sqlite');
  const otomax = first?.otomax ?? openGateway(place, options);
  const { storePatienceMs } = options;
  const built = await createContext(config, log, otomax, { storePatienceMs });
  const shared = first && databaseUrl === undefined ? { store: first.store } : {};
  const usedProofs = createUsedProofs({
    store: first?.store ?? built.store,
    shared: built.redis !== undefined,
    startedAt: clock.now,
  });
  const context: Context = { ...built, ...shared, usedProofs, now: () => clock.now };
  const answer = createAnswerRequest(context);
  const outbox = openSandboxDatabase(path, { readOnly: true });

  const facts = requestFactsReader(config.trustedProxies);

  const server: TestServer = {
    context,
    logged,
    clock,
    dataDir,
    devices,
    async ask(
      path,
      { method = 'GET', body, bytes, headers = {}, from = HERE, token, asIs, proof, key } = {},
    ) {
      const url = `http://shop.test${path}`;
      const sent = new Headers({
        Host: 'shop.test',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(bytes === undefined ? {} : { 'Content-Type': 'image/jpeg' }),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...headers,
      });
      const device = devices.of(sent);
      if (device && !asIs) {
        if (devices.isDue(device)) await refresh(device, from);
        devices.present(device, sent);
      }
      const content = bytes ?? new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body));
      const signing = key ?? device?.key ?? (await devices.newKey());
      const signs = method !== 'GET' && path.startsWith('/api/v1/') && !path.startsWith('/api/v1/admin/');
      if (signs && proof === undefined) {
        const plain = new Request(url, { headers: sent });
        const scheme = facts.isSecure(plain, () => from) ? 'https' : 'http';
        const signedUrl = `${scheme}://${sent.get('host')}${path}`;
        const sending = { method, url: signedUrl, headers: sent, body: content };
        sent.set('DPoP', await devices.sign(signing, sending, device?.accessHash ?? null));
      } else if (typeof proof === 'string') sent.set('DPoP', proof);
      const request = new Request(url, {
        method,
        headers: sent,
        ...(content.length === 0 ? {} : { body: content }),
      });
      const answered = await answer(request, () => from);
      if (signs && answered.ok) devices.keep(signing, await answered.clone().text());
      return answered;
    },
    async askRaw(path, init) {
      const request = new Request(`http://shop.test${path}`, init);
      return answer(request, () => HERE);
    },
    async messages(phone) {
      return ((await messagesFor(outbox, phone)) ?? []).map((message) => message.text);
    },
    async codeOn(phone) {
      for (const text of await server.messages(phone)) {
        const code = /\b\d{6}\b/.exec(text)?.[0];
        if (code) return code;
      }
      throw new Error(`No code has reached ${phone}`);
    },
    async requestCode(phone = demoAgent.phone, from = HERE) {
      const asked = await server.ask('/api/v1/auth/code', { method: 'POST', body: { phone }, from });
      return (await json<{ challengeId: string }>(asked)).challengeId;
    },
    async signIn(phone = demoAgent.phone, from = HERE) {
      const challengeId = await server.requestCode(phone, from);
      const verified = await server.ask('/api/v1/auth/verify', {
        method: 'POST',
        from,
        body: { challengeId, code: await server.codeOn(phone), device: testDevice, transport: 'bearer' },
      });
      // The next sign-in of the same number need not wait.
      clock.now += 61_000;
      return json<{ token: string; deviceId: string }>(verified);
    },
    beside: (environment) =>
      startAt(place, { ...options, environment: { ...options.environment, ...environment } }, context),
    async close() {
      await outbox.destroy();
      await context.phones.close();
      await Promise.all([built.photos.close(), built.recognition.close()]);
      if (!first) await context.otomax.close();
      await built.store.destroy();
      await built.redis?.close();
    },
  };

  /** As an app does by itself. What is refused leaves the device as it was, so that its next question shows why. */
  async function refresh(device: TestDevice, from: string): Promise<void> {
    const answered = await server.ask('/api/v1/auth/refresh', {
      method: 'POST',
      from,
      key: device.key,
      body: { attemptId: crypto.randomUUID(), refreshToken: device.refreshToken },
    });
    if (answered.ok) devices.renew(device, OpenedSchema.parse(await answered.json()));
  }
  return server;
}

function openGateway({ dataDir, clock }: Place, options: TestOptions): Gateway {
  const gateway = createSandboxGateway({
    path: join(dataDir, 'otomax.sqlite'),
    historyDays: options.historyDays ?? 0,
    formatsAsFound: options.formatsAsFound,
    clock: () => new Date(clock.now),
  });
  return options.gateway?.(gateway) ?? gateway;
}

export const testDevice = { name: 'Chrome di Android', platform: 'web', appVersion: '1.0.0' } as const;

/** Noon in the sandbox's zone: no test meets a midnight or a nightly cutoff, whenever it runs. */
function noonToday(): number {
  return new Date().setUTCHours(5, 0, 0, 0);
}

/** The JSON of a successful answer; throws with the whole answer otherwise. */
export async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  const value: T = JSON.parse(text);
  return value;
}

/** The error of a refused answer; throws when it has not the one shape of errors. */
export async function errorOf(response: Response): Promise<ErrorBody['error']> {
  return ErrorBodySchema.parse(await response.json()).error;
}
