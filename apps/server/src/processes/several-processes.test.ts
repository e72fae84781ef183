import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test';
import { connectRedis, type RedisLink, readRedisAddress } from '@hexaflate/cache/redis';
import { type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import { type AgentView, type Home, LIVE_POSITION_HEADER } from '@hexaflate/contract';
import { until } from '@hexaflate/testing';
import { pino } from 'pino';
import { endClosedSessions } from '../live/end-closed-sessions.ts';
import { writeDecisions } from '../otomax/format-decisions.ts';
import { tellDecision, watchFeatures } from '../otomax/watch-features.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { demoAgent, json, startTestServer, type TestServer } from '../testing/context.ts';
import { type Listener, listen } from '../testing/live-events.ts';
import { startEngine, type TestEngine } from '../testing/sandbox-engine.ts';
import { type Leadership, type LockTimes, seekLeadership } from './leadership.ts';
import { createNoticeBoard } from './notice-board.ts';

let redis: RedisServer;
let here: TestServer;
let there: TestServer;
let engine: TestEngine;
let token: string;
let heartbeats: ReturnType<typeof setInterval>;

beforeAll(async () => {
  redis = await startRedisServer();
});
afterAll(() => redis.close());

/** Two servers on one folder and one Redis, and the engine that both sell through. */
async function begin(): Promise<void> {
  await redis.command('FLUSHALL');
  const environment = { REDIS_URL: redis.url };
  here = await startTestServer({ environment });
  there = await here.beside();
  heartbeats = setInterval(() => here.context.cache.heartbeat(), 100);
  await until(() => trusts(here) && trusts(there));
  // Spares each test the wait for everyone from before the flush.
  await redis.command('HSET', '{hexaflate}:state', 'settled', '1');
  engine = await startEngine(here);
  ({ token } = await here.signIn());
}

async function end(): Promise<void> {
  clearInterval(heartbeats);
  await engine.close();
  await there.close();
  await here.close();
}

const trusts = ({ context }: TestServer): boolean => context.cache.stats().trusted;

const balance = async (server: TestServer): Promise<number> =>
  Number((await json<AgentView>(await server.ask('/api/v1/me', { token }))).balance);
const readHome = async (server: TestServer): Promise<Home> =>
  json<Home>(await server.ask('/api/v1/home', { token }));
const device = (server: TestServer, sessionId = 's1'): Listener =>
  listen(server, { audience: 'agent', sessionId, subject: demoAgent.code });
const hears = (listener: Listener, type: string) =>
  until(() => listener.types().some((heard) => heard === type));

describe('with Redis', () => {
  beforeAll(begin);
  afterAll(end);

  test('what the relay of one process applied is seen by reads of the other', async () => {
    const before = await balance(there);
    await balance(there);
    await engine.operator.topUp(demoAgent.code, 50_000);
    await engine.pass(0);
    expect(await Promise.all([balance(here), balance(there)])).toEqual([before + 50_000, before + 50_000]);
  });

  test('home of one process shows what the other has just applied, and its position is known to both', async () => {
    const before = (await readHome(there)).me.balance;
    await engine.operator.topUp(demoAgent.code, 50_000);
    await engine.pass(0);
    const homes = await Promise.all([readHome(here), readHome(there)]);
    const topped = String(Number(before) + 50_000);
    expect(homes.map(({ me }) => me.balance)).toEqual([topped, topped]);
    const answer = await there.ask('/api/v1/home', { token });
    const position = answer.headers.get(LIVE_POSITION_HEADER) ?? undefined;
    await engine.operator.topUp(demoAgent.code, 1000);
    await engine.pass(0);
    const resumed = listen(here, { audience: 'agent', sessionId: 's9', subject: demoAgent.code }, position);
    await hears(resumed, 'agent.changed');
    expect(resumed.types()).not.toContain('resync');
  });

  test('a view that one process loaded is warm in the other', async () => {
    await balance(here);
    const statements = there.context.otomax.statementCount();
    await balance(there);
    expect(there.context.otomax.statementCount()).toBe(statements);
  });

  test('an event reaches the devices at every process, in one order', async () => {
    const near = device(here);
    const far = device(there);
    for (let round = 0; round < 20; round += 1) {
      const from = round % 2 ? here : there;
      from.context.live.publish({ agent: demoAgent.code }, { type: 'agent.changed' });
    }
    await until(() => near.types().length >= 20 && far.types().length >= 20);
    const ids = ({ events }: Listener) =>
      events.filter(({ type }) => type === 'agent.changed').map(({ id }) => id);
    expect(ids(near)).toEqual(ids(far));
  });

  test('a device that comes back to another process gets exactly what it missed', async () => {
    const near = device(here);
    const far = device(there);
    here.context.live.publish({ agent: demoAgent.code }, { type: 'agent.changed' });
    await hears(far, 'agent.changed');
    const resume = far.events.at(-1)?.id;
    here.context.live.publish({ agent: demoAgent.code }, { type: 'devices.changed' });
    await hears(far, 'devices.changed');
    await hears(near, 'devices.changed');
    const heard: string[] = [];
    here.context.live.join(
      {
        audience: 'agent',
        sessionId: 's9',
        subject: demoAgent.code,
        send: (text) => heard.push(JSON.parse(text).type),
        close: () => undefined,
      },
      resume,
    );
    expect(heard).toEqual(['welcome', 'devices.changed']);
  });

  test('a session that ends at one process takes its socket at the other along', async () => {
    const far = device(there, 'gone');
    here.context.live.endSession('gone', 'revoked');
    await until(() => far.closed === 'revoked');
  });

  test('a socket whose session ended unheard is found and closed', async () => {
    const [session] = await here.context.store.selectFrom('session').selectAll().execute();
    const running = device(there, session?.id);
    const gone = device(there, 'long-gone');
    await endClosedSessions(there.context);
    expect([running.closed, gone.closed]).toEqual([undefined, 'revoked']);
  });

  test('a request that waits for an order is woken by the process that moved it', async () => {
    await until(() => there.context.redis?.link.state().up === true);
    const waiting = there.context.orderSignals.wait('order-1', 10_000).then(() => 'woken');
    const asking = setInterval(() => here.context.orderSignals.changed('order-1'), 20);
    expect(await waiting).toBe('woken');
    clearInterval(asking);
  });

  test('a limit counts what was asked of all processes together', async () => {
    const change = (server: TestServer) =>
      server.ask('/api/v1/notifications/read', { method: 'POST', token });
    for (const server of [here, there]) await server.ask('/api/v1/me', { token });
    const began = performance.now();
    let passed = 0;
    for (let count = 0; count < 200; count += 1)
      if ((await change(count % 2 ? here : there)).status !== 429) passed += 1;
    // Redis fills the bucket of 120 by 30 a second on its own clock while this runs.
    const filled = Math.ceil(((performance.now() - began) / 1000) * 30);
    expect(passed).toBeWithin(120, 120 + filled + 1);
  });

  test('a setting that was changed at one process holds at the other', async () => {
    const by = {
      username: 'operator',
      actor: 'operator:operator',
      address: '203.0.113.10',
      session: 's',
    } as const;
    await changeSettings(here.context, [{ key: 'pin.firstLock', value: 120_000, version: 0 }], by);
    await until(() => there.context.settings.get('pin.firstLock') === 120_000);
  });

  test('a product that one process closed for its prices is closed at the other', async () => {
    for (let count = 0; count < 3; count += 1) here.context.priceTrust.observe('S5', 100n, 200n);
    await until(() => there.context.priceTrust.isDistrusted('S5'));
    there.context.priceTrust.forget();
    await until(() => !here.context.priceTrust.isDistrusted('S5'));
  });

  test('devices are counted at all processes, and those of one that is gone disappear', async () => {
    const first = (await here.context.presence.read()).devices;
    device(here, 'near');
    device(there, 'far');
    await Promise.all([here, there].map(({ context }) => context.presence.tell()));
    const seen = await here.context.presence.read();
    expect(seen.devices).toBe((await there.context.presence.read()).devices);
    expect(seen.devices).toBeGreaterThanOrEqual(first + 2);
    expect([seen.isOnline('near'), seen.isOnline('far'), seen.isOnline('nobody')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(seen.devicesOf(demoAgent.code)).toBe(seen.devices);
    await there.context.presence.close();
    expect((await here.context.presence.read()).isOnline('far')).toBe(false);
  });

  test('a note that is not renewed falls down by itself', async () => {
    const link = here.context.redis?.link;
    if (!link) throw new Error('no Redis');
    const board = createNoticeBoard(link, 'test');
    await board.pin('kept', 'text', 60_000);
    await board.pin('dropped', 'text', 1);
    await until(async () => !(await board.read()).has('dropped'));
    expect([...(await board.read())]).toEqual([['kept', 'text']]);
  });

  test('how fresh changes are is known at the process that does not apply them', async () => {
    here.context.metrics.recent.commitToApply.record(7);
    await here.context.freshness.tell();
    expect((await there.context.freshness.read()).commitToApply).toMatchObject({ p50Ms: expect.any(Number) });
    expect(there.context.metrics.recent.commitToApply.read()).toBeNull();
  });

  test('what an operator decides about formats at one process is taken up by the other', async () => {
    const watch = watchFeatures(there.context);
    await there.context.features.refresh();
    expect(there.context.features.canSay('payAgain')).toBe(false);
    const template = 'PAY.[kodeproduk].[tujuan].[pin]*[counter]';
    const by = { username: 'op', actor: 'operator:op', address: '', session: '' } as const;
    const agreed = { name: 'a text of ours', found: null, template };
    await writeDecisions(here.context.store, [{ purpose: 'payAgain', agreed }], by, 1);
    const telling = setInterval(() => tellDecision(here.context), 20);
    await until(() => there.context.features.canSay('payAgain'));
    clearInterval(telling);
    await watch.stop();
  });

  test('readiness and metrics name Redis', async () => {
    expect(await json(await here.ask('/health/ready'))).toMatchObject({
      status: 'ready',
      redis: { ok: true },
    });
    expect(await (await here.ask('/metrics')).text()).toContain('hexaflate_redis_up 1');
  });
});

describe('without Redis', () => {
  beforeAll(begin);
  afterAll(end);

  test('everything goes on degraded, and devices fetch everything again when it is back', async () => {
    const near = device(here);
    const before = await balance(here);
    await redis.kill();
    await until(() => here.context.redis?.link.state().up === false && !trusts(here) && !trusts(there));
    expect(await balance(here)).toBe(before);
    expect(await json(await here.ask('/health/ready'))).toMatchObject({
      status: 'ready',
      redis: { ok: false },
    });
    here.context.live.publish({ agent: demoAgent.code }, { type: 'agent.changed' });
    await hears(near, 'agent.changed');
    let passed = 0;
    for (let count = 0; count < 150; count += 1) {
      const asked = await here.ask('/api/v1/notifications/read', { method: 'POST', token });
      if (asked.status !== 429) passed += 1;
    }
    expect(passed).toBe(120);
    await engine.operator.topUp(demoAgent.code, 1000);
    await expect(engine.pass(0)).rejects.toThrow();
    expect(await Promise.all([balance(here), balance(there)])).toEqual([before + 1000, before + 1000]);
    near.events.length = 0;
    await redis.start();
    await hears(near, 'resync');
    await until(() => trusts(here) && trusts(there));
    // The relay tries again as well, until everyone follows.
    await until(() =>
      engine.pass(0).then(
        () => true,
        () => false,
      ),
    );
    expect((await here.context.otomax.changes(10)).length).toBe(0);
    expect(await Promise.all([balance(here), balance(there)])).toEqual([before + 1000, before + 1000]);
  });
});

describe('one of several processes leads', () => {
  const log = pino({ level: 'silent' });
  const links: RedisLink[] = [];
  const connect = (): RedisLink => {
    const link = connectRedis(readRedisAddress(redis.url));
    links.push(link);
    return link;
  };
  const seek = (link = connect(), times?: LockTimes): Leadership => seekLeadership(link, log, times);

  afterEach(() => {
    for (const link of links.splice(0)) link.close();
  });

  test('the others ask in vain, and one of them follows when it gives up', async () => {
    // So long that no pause of this machine can end it.
    const times = { leaseMs: 60_000, renewMs: 20 };
    const first = seek(connect(), times);
    await until(first.leads);
    let answers = 0;
    const line = connect();
    const second = seek(
      {
        ...line,
        async run(...asked) {
          const answer = await line.run(...asked);
          answers += 1;
          return answer;
        },
      },
      times,
    );
    await until(() => answers >= 3);
    expect([first.leads(), second.leads()]).toEqual([true, false]);
    await first.stop();
    expect(first.leads()).toBe(false);
    await until(second.leads);
    await second.stop();
  });

  test('an answer that comes after the office was given up does not bring it back', async () => {
    const late = Promise.withResolvers<void>();
    let answers = 0;
    const line = connect();
    const first = seek(
      {
        ...line,
        async run(...asked) {
          const answer = await line.run(...asked);
          // The first gives the office, the second renews it; the one after that gives it up.
          answers += 1;
          if (answers === 2) await late.promise;
          return answer;
        },
      },
      { leaseMs: 60_000, renewMs: 20 },
    );
    await until(() => answers === 2);
    await first.stop();
    late.resolve();
    await Bun.sleep(0);
    expect(first.leads()).toBe(false);
  });

  test('one that is not heard any more is followed as soon as its lock has run out', async () => {
    const line = connect();
    const first = seek(line);
    await until(first.leads);
    // The link goes away under it, as with a process that was killed.
    line.close();
    expect(Number((await redis.command('PTTL', '{hexaflate}:leader')).slice(1))).toBeLessThanOrEqual(1500);
    const second = seek();
    await until(second.leads);
    await Promise.all([first.stop(), second.stop()]);
  });

  test('the only process leads at once', () => {
    expect(seekLeadership(undefined, log).leads()).toBe(true);
  });

  test('while Redis is away every process looks after its orders by itself, and one leads when it is back', async () => {
    const both = [seek(), seek()];
    await until(() => both.some((one) => one.leads()));
    await redis.kill();
    await until(() => both.every((one) => one.leads()));
    await redis.start();
    await until(() => both.filter((one) => one.leads()).length === 1);
    await Promise.all(both.map((one) => one.stop()));
  });
});
