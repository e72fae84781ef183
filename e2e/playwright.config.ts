import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findTestBrowser } from '../scripts/setup/find-chromium.mjs';
import { ROOT } from '../scripts/setup/places.mjs';

const report = process.env.HEXAFLATE_E2E_REPORT;

/** How to write a spec: see support/test.ts. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: join(ROOT, 'test-results', 'browser'),
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Guards against hanging, wide enough for a machine that does other work as well; a quiet one needs a third.
  timeout: 90_000,
  globalTimeout: 35 * 60_000,
  expect: { timeout: 15_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : 'list',
  use: {
    browserName: 'chromium',
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    actionTimeout: 20_000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findTestBrowser(),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
