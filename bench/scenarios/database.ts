import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSandboxDatabase } from '@hexaflate/otomax/sandbox';
import { startChild } from '../load/child.ts';
import type { ReadPlan, ReadResult } from '../load/read-plan.ts';
import { metric, readMetrics } from '../product/metrics.ts';
import { openSessions } from '../product/open-sessions.ts';
import { weighTriggers } from '../product/weigh-triggers.ts';
import type { Figure, Round, Scenario } from '../scenario.ts';

const SECONDS = 2;
const MANY = 50;
const IDLE_SECONDS = 3;
/** The relay looks more often for a while after the last change. */
const SETTLE_MS = 2500;
const HISTORY_DAYS = 5;

/** The tables that we watch, in the order of the report, and whether a row can be added under a new key. */
const TABLES: readonly { name: string; inserts?: boolean }[] = [
  { name: 'reseller' },
  { name: 'pengirim' },
  { name: 'produk' },
  { name: 'operator' },
  { name: 'level' },
  { name: 'transaksi', inserts: true },
  { name: 'mutasi', inserts: true },
  { name: 'inbox', inserts: true },
  { name: 'outbox', inserts: true },
];

/** What we cost the database that runs the business. */
export const database: Scenario = {
  name: 'database',
  title: 'What Otomax’s database has to bear',
  method: `Statements are those that the server itself counts (/metrics). While a process of its own reads warm homes of all signed-in agents by ${MANY} connections for ${SECONDS} s, those of everything but the relay are counted; then nothing happens, and those of the relay are. The weight of a trigger is the time of one UPDATE or INSERT of one row with our triggers on its table and without them, on a sandbox's database of its own that nobody else uses, without commits.`,
  figures: [
    {
      key: 'statementsPer1000Reads',
      label: 'Statements per 1,000 warm reads',
      unit: 'count',
      target: { atMost: 1 },
    },
    {
      key: 'idleStatementsPerSecond',
      label: 'Statements of the idle relay',
      unit: 'perSecond',
      target: { atMost: 20 },
    },
    ...TABLES.flatMap(({ name, inserts }): Figure[] => [
      { key: `${name}UpdateUs`, label: `Triggers on an UPDATE of ${name}`, unit: 'us' },
      ...(inserts
        ? [{ key: `${name}InsertUs`, label: `Triggers on an INSERT into ${name}`, unit: 'us' } as const]
        : []),
    ]),
  ],
  charts: [
    {
      name: 'triggers',
      title: 'What our triggers add to one statement',
      figures: TABLES.flatMap(({ name, inserts }) => [
        `${name}UpdateUs`,
        ...(inserts ? [`${name}InsertUs`] : []),
      ]),
    },
  ],
  async open(bench) {
    const { stack, agents } = await bench.product();
    const codes = agents.flatMap(({ code }) => Array<string>(10).fill(code));
    const tokens = openSessions(stack.dataDir, codes, '127.0.0.1').map(({ token }) => token);
    const folder = await mkdtemp(join(tmpdir(), 'hexaflate-bench-'));
    const path = join(folder, 'otomax.sqlite');
    await openSandboxDatabase(path, { historyDays: HISTORY_DAYS, now: new Date() }).destroy();
    const reader = startChild(import.meta.resolve('../load/read-load.ts'));
    return {
      async round() {
        const plan: ReadPlan = {
          port: Number(new URL(stack.url).port),
          tokens,
          paths: ['/api/v1/home'],
          connections: MANY,
          seconds: SECONDS,
        };
        await reader.ask<ReadResult>(plan);
        const before = await statements(stack.url, 'requests');
        const { requests } = await reader.ask<ReadResult>(plan);
        const asked = (await statements(stack.url, 'requests')) - before;
        return {
          statementsPer1000Reads: (asked * 1000) / requests,
          idleStatementsPerSecond: await idleStatements(stack.url),
          ...triggerFigures(path),
        };
      },
      async close() {
        await reader.stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};

async function idleStatements(url: string): Promise<number> {
  await pause(SETTLE_MS);
  const before = await statements(url, 'relay');
  const began = performance.now();
  await pause(IDLE_SECONDS * 1000);
  return ((await statements(url, 'relay')) - before) / ((performance.now() - began) / 1000);
}

async function statements(url: string, by: 'requests' | 'relay'): Promise<number> {
  return metric(await readMetrics(url), `hexaflate_otomax_statements_total{by="${by}"}`);
}

function triggerFigures(path: string): Round {
  const weights = weighTriggers(
    path,
    TABLES.map(({ name }) => name),
  );
  return Object.fromEntries(
    [...weights].flatMap(([table, { updateUs, insertUs }]) => [
      [`${table}UpdateUs`, updateUs],
      ...(insertUs === undefined ? [] : [[`${table}InsertUs`, insertUs]]),
    ]),
  );
}
