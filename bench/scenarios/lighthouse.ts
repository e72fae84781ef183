import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@hexaflate/testing';
import { type BrowserContext, chromium } from '@playwright/test';
import type { AgentDevice } from '../../e2e/support/agent-device.ts';
import { enterAs } from '../../e2e/support/enter-as.ts';
import { browserFlags, chromiumPath } from '../bench.ts';
import type { Audit, AuditRequest } from '../lighthouse/audit.ts';
import { type Child, startChild } from '../load/child.ts';
import type { Product } from '../product/start-product.ts';
import { MissingPart, type Scenario } from '../scenario.ts';

const PAGES = [
  { name: 'signIn', path: '/sign-in', signedIn: false },
  { name: 'home', path: '/', signedIn: true },
] as const;

const labels = { signIn: 'Sign-in', home: 'Home' };

/** What Lighthouse says of the two screens that everybody meets first. */
export const lighthouse: Scenario = {
  name: 'lighthouse',
  title: 'Lighthouse, mobile',
  method:
    'Lighthouse with its mobile defaults (slow 4G and a processor four times slower, both simulated; nothing in caches), once per page and round, each round in a new browser profile and each page in a browser that has just started; home signed in by its cookie, on a device that has shown it once before, for the two seconds after which the app keeps what it showed, and still holds that, but no file of the app. On a busy machine the blocking time, and with it the score, is worse than the page.',
  figures: PAGES.flatMap(({ name }) => [
    {
      key: `${name}Performance`,
      label: `${labels[name]}, performance`,
      unit: 'points' as const,
      target: { atLeast: 90 },
    },
    {
      key: `${name}Accessibility`,
      label: `${labels[name]}, accessibility`,
      unit: 'points' as const,
      target: { atLeast: 100 },
    },
    { key: `${name}LcpMs`, label: `${labels[name]}, largest contentful paint`, unit: 'ms' as const },
    { key: `${name}BlockingMs`, label: `${labels[name]}, total blocking time`, unit: 'ms' as const },
  ]),
  charts: [
    {
      name: 'scores',
      title: 'Lighthouse scores, mobile',
      figures: PAGES.flatMap(({ name }) => [`${name}Performance`, `${name}Accessibility`]),
    },
  ],
  async open(bench) {
    if (!hasLighthouse()) throw new MissingPart('the package lighthouse is not installed: npm ci');
    chromiumPath();
    const product = await bench.product();
    const auditor = startChild(import.meta.resolve('../lighthouse/audit-page.ts'));
    const findings = new Map<string, string>();
    return {
      findings: () => [...findings.values()],
      async round() {
        const audits = await auditPages(product, auditor);
        for (const { path, findings: found } of Object.values(audits))
          for (const { audit, text } of found)
            findings.set(`${path} ${audit}`, `\`${path}\` ${audit}: ${text}`);
        return Object.fromEntries(
          Object.entries(audits).flatMap(([name, audit]) => [
            [`${name}Performance`, audit.performance],
            [`${name}Accessibility`, audit.accessibility],
            [`${name}LcpMs`, audit.largestContentfulPaintMs],
            [`${name}BlockingMs`, audit.totalBlockingMs],
          ]),
        );
      },
      close: () => auditor.stop(),
    };
  },
};

function hasLighthouse(): boolean {
  return import.meta.resolve('lighthouse').startsWith('file:');
}

async function auditPages(product: Product, auditor: Child): Promise<Record<string, Audit>> {
  const profile = await mkdtemp(join(tmpdir(), 'hexaflate-lighthouse-'));
  try {
    const audits: Record<string, Audit> = {};
    for (const { name, path, signedIn } of PAGES) {
      const { url } = product.stack;
      const device = product.agents[2]?.device;
      // A browser of its own: what the visit leaves in a running one would be counted as the page's work.
      if (signedIn && device) await inBrowser(profile, (context) => comeBefore(context, device));
      const audit = await inBrowser(profile, (_, port) =>
        auditor.ask<Audit>({ url: `${url}${path}`, port } satisfies AuditRequest),
      );
      if (audit.path !== path) throw new Error(`${path} led to ${audit.path}`);
      audits[name] = audit;
    }
    return audits;
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** Starts a browser on a profile, and ends it after the work. `port` is that of its debugging protocol. */
async function inBrowser<Result>(
  profile: string,
  work: (context: BrowserContext, port: number) => Promise<Result>,
): Promise<Result> {
  const port = await freePort();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: [...browserFlags, `--remote-debugging-port=${port}`],
  });
  try {
    return await work(context, port);
  } finally {
    await context.close();
  }
}

/** Visits home once, until it has stood for a moment: a device that is signed in knows so, and keeps what it saw. */
async function comeBefore(context: BrowserContext, device: AgentDevice): Promise<void> {
  await enterAs(context, device);
  const page = await context.newPage();
  await page.goto(device.url, { waitUntil: 'networkidle' });
  await page.waitForFunction(() => localStorage.getItem('hexaflate.first-frame') !== null);
  await page.close();
}
