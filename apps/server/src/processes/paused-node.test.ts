import { afterAll, beforeAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import { type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import type { AgentView } from '@hexaflate/contract';
import { openOperator } from '@hexaflate/otomax/sandbox';
import { freePort, type HeardLines, hearLines, until } from '@hexaflate/testing';
import { demoAgent, json, startTestServer, type TestServer } from '../testing/context.ts';

/** Ten times as long as anyone trusts without a sign of life. */
const PAUSE_MS = 10_000;

/** The whole program as a process of its own. */
interface Node {
  child: Bun.Subprocess<'ignore', 'pipe', 'inherit'>;
  heard: HeardLines;
  balance(): Promise<number>;
}

let redis: RedisServer;
/** Lends its data and a signed-in agent; serves nobody itself. */
let lender: TestServer;
let token: string;
const nodes: Node[] = [];

beforeAll(async () => {
  redis = await startRedisServer();
  lender = await startTestServer({ now: Date.now() });
  ({ token } = await lender.signIn());
});
afterAll(async () => {
  for (const { child } of nodes) {
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    await child.exited;
  }
  await lender.close();
  await redis.close();
});

async function startNode(): Promise<Node> {
  const port = await freePort();
  const { dataDir, databaseUrl } = lender.context.config;
  const child = Bun.spawn([process.execPath, join(import.meta.dir, '../main.ts'), 'start'], {
    env: {
      ...process.env,
      PORT: `${port}`,
      HOST: '127.0.0.1',
      REDIS_URL: redis.url,
      DATABASE_URL: databaseUrl,
      HEXAFLATE_DATA_DIR: dataDir,
      HEXAFLATE_LOG_LEVEL: 'info',
    },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'inherit',
  });
  const heard = hearLines(child.stdout);
  await heard.until(() => heard.lines.some((line) => line.includes('"msg":"ready"')));
  const node: Node = {
    child,
    heard,
    async balance() {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/me`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      return Number((await json<AgentView>(answer)).balance);
    },
  };
  nodes.push(node);
  return node;
}

/** Whether a change of the agent waits for a relay. Those of the clock are made up by each gateway for itself. */
async function queued(): Promise<boolean> {
  const changes = await lender.context.otomax.changes(500);
  return changes.some(({ entity }) => entity !== 'operator');
}

test('a node that slept for ten seconds, leading or not, wakes up to the truth', async () => {
  const operator = await openOperator(join(lender.dataDir, 'otomax.sqlite'));
  const first = await startNode();
  await first.heard.until(() => first.heard.lines.some((line) => line.includes('this process leads')));
  const second = await startNode();
  let expected = await first.balance();
  for (const [sleeper, awake] of [
    [second, first],
    [first, second],
  ] as const) {
    for (const node of nodes) await until(async () => (await node.balance()) === expected);
    sleeper.child.kill('SIGSTOP');
    const woken = Bun.sleep(PAUSE_MS);
    await operator.topUp(demoAgent.code, 50_000);
    expected += 50_000;
    // Whoever is awake leads, sooner or later, and applies the change.
    await until(async () => (await awake.balance()) === expected);
    await until(async () => !(await queued()));
    await woken;
    // Waits at its door, so that it is the very first thing that it does.
    const asked = sleeper.balance();
    sleeper.child.kill('SIGCONT');
    expect(await asked).toBe(expected);
  }
  await operator.close();
}, 90_000);
