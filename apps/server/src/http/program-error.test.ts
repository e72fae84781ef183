import { expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandboxDatabase } from '@hexaflate/otomax/sandbox';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { startServer } from '../server.ts';

test('an error of the program ahead of the framework shows nobody what was inside', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'hexaflate-errors-'));
  await openSandboxDatabase(join(dataDir, 'otomax.sqlite'), { historyDays: 0 }).destroy();
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', HEXAFLATE_DATA_DIR: dataDir });
  const running = await startServer(config, pino({ level: 'silent' }));
  running.context.cache.peek = () => {
    throw new Error('what was inside');
  };
  const answer = await fetch(`http://127.0.0.1:${running.server.port}/api/v1/me`, {
    headers: { Authorization: 'Bearer some-token', Accept: 'text/html' },
  });
  const shown = await answer.text();
  const { code } = JSON.parse(shown).error;
  await running.stop();
  await rm(dataDir, { recursive: true, force: true });
  expect([answer.status, code]).toEqual([500, 'server.internal']);
  expect(shown).not.toContain('what was inside');
  expect(shown).not.toContain('fast-lane');
});
