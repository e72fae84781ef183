import { describe } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Gateway } from '../gateway.ts';
import { createSandboxGateway } from '../index.ts';
import { openSandboxDatabase } from '../sandbox/database.ts';
import { agentsConformance } from './agents.ts';
import { feedConformance } from './feed.ts';
import { insertFixtures, NOON } from './fixtures.ts';
import { formatsConformance } from './formats.ts';
import { ordersConformance } from './orders.ts';
import { pinChangeConformance } from './pin-change.ts';
import { pricesConformance } from './prices.ts';
import { repliesConformance } from './replies.ts';
import { serviceConformance } from './service.ts';
import type { Subject } from './subject.ts';
import { transactionsConformance } from './transactions.ts';

async function openSandbox(): Promise<Subject> {
  const directory = mkdtempSync(join(tmpdir(), 'hexaflate-otomax-'));
  const path = join(directory, 'otomax.db');
  const clock = { now: NOON };
  const db = openSandboxDatabase(path, { historyDays: 0, now: NOON });
  await insertFixtures(db);
  const opened: Gateway[] = [];
  const another: Subject['another'] = async (options) => {
    const formatsAsFound = !options?.strict;
    const gateway = createSandboxGateway({ path, clock: () => clock.now, formatsAsFound });
    opened.push(gateway);
    return gateway;
  };
  return {
    gateway: await another(),
    db,
    clock,
    another,
    close: async () => {
      await Promise.all(opened.map((gateway) => gateway.close()));
      await db.destroy();
      rmSync(directory, { recursive: true });
    },
  };
}

describe('the sandbox is a gateway', () => {
  pricesConformance(openSandbox);
  agentsConformance(openSandbox);
  transactionsConformance(openSandbox);
  ordersConformance(openSandbox);
  pinChangeConformance(openSandbox);
  formatsConformance(openSandbox);
  feedConformance(openSandbox);
  serviceConformance(openSandbox);
  repliesConformance(openSandbox);
});
