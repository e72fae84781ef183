import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import { type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import { signProof } from '@hexaflate/contract';
import { until } from '@hexaflate/testing';
import { errorOf, startTestServer, type TestServer } from '../testing/context.ts';

const PATH = '/api/v1/notifications/read';
let redis: RedisServer;
let here: TestServer;
let there: TestServer;
let token: string;

beforeAll(async () => {
  redis = await startRedisServer();
});
afterAll(() => redis.close());
beforeEach(async () => {
  here = await startTestServer({ environment: { REDIS_URL: redis.url } });
  there = await here.beside({ REDIS_URL: redis.url });
  await until(() => [here, there].every(({ context }) => context.redis?.link.state().up));
  ({ token } = await here.signIn());
});
afterEach(async () => {
  await there.close();
  await here.close();
});

const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);
const write = (server: TestServer, proof: string) =>
  server.ask(PATH, { method: 'POST', token, proof }).then(codeOf);

function proof() {
  const { key, accessHash } = here.devices.byToken(token);
  const url = `http://shop.test${PATH}`;
  return signProof(key, { method: 'POST', url, body: new Uint8Array(), accessHash, now: here.clock.now });
}

test('a proof that one process has taken is refused by the others', async () => {
  const text = await proof();
  expect([await write(here, text), await write(there, text)]).toEqual(['ok', 'auth.proofRefused']);
});

test('of a proof that many processes are shown at once, one takes it', async () => {
  const text = await proof();
  const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => write(n % 2 ? here : there, text)));
  expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
});

test('while Redis is away the store remembers for all of them, and housekeeping empties it', async () => {
  await redis.kill();
  const text = await proof();
  expect([await write(here, text), await write(there, text)]).toEqual(['ok', 'auth.proofRefused']);
  const rows = () => here.context.store.selectFrom('used_proof').selectAll().execute();
  expect(await rows()).not.toEqual([]);
  await here.context.usedProofs.sweep(here.clock.now + 121_000);
  expect(await rows()).toEqual([]);
  await redis.start();
});

test('what was taken while Redis was there is refused everywhere once it is away, and the other way round', async () => {
  const before = await proof();
  expect(await write(here, before)).toBe('ok');
  await redis.kill();
  await until(() => !there.context.redis?.link.state().up);
  expect(await write(there, before)).toBe('auth.proofRefused');
  const meanwhile = await proof();
  expect(await write(here, meanwhile)).toBe('ok');
  await redis.start();
  await until(() => there.context.redis?.link.state().up === true);
  expect(await write(there, meanwhile)).toBe('auth.proofRefused');
});

test('what was taken is refused by a Redis that has forgotten everything, and by a process that starts later', async () => {
  const text = await proof();
  expect(await write(here, text)).toBe('ok');
  await redis.command('FLUSHALL');
  expect(await write(there, text)).toBe('auth.proofRefused');
  const later = await here.beside({ REDIS_URL: redis.url });
  expect(await write(later, text)).toBe('auth.proofRefused');
  await later.close();
});
