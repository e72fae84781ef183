import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandboxDatabase } from '@hexaflate/otomax/sandbox';
import { startChild } from '../load/child.ts';
import type { ReadPlan, ReadResult } from '../load/read-plan.ts';
import { countStatements, idleStatements } from '../product/idle-statements.ts';
import { openSessions } from '../product/open-sessions.ts';
import { weighTriggers } from '../product/weigh-triggers.ts';
import type { Scenario } from '../scenario.ts';
import { triggerFigures, triggerRound, weighedTables } from './trigger-figures.ts';

const SECONDS = 2;
const MANY = 50;
const HISTORY_DAYS = 5;

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
    ...triggerFigures,
  ],
  charts: [
    {
      name: 'triggers',
      title: 'What our triggers add to one statement',
      figures: triggerFigures.map(({ key }) => key),
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
        const before = await countStatements(stack.url, 'requests');
        const { requests } = await reader.ask<ReadResult>(plan);
        const asked = (await countStatements(stack.url, 'requests')) - before;
        return {
          statementsPer1000Reads: (asked * 1000) / requests,
          idleStatementsPerSecond: await idleStatements(stack.url),
          ...triggerRound(weighTriggers(path, weighedTables)),
        };
      },
      async close() {
        await reader.stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};
