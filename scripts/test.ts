import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgresServer } from '@hexaflate/store/testing';
import { buildApps } from './setup/build-apps.mjs';
import { BUN, ROOT } from './setup/places.mjs';
import { bold, green, red, runMain, SetupError } from './setup/say.mjs';
import {
  addCounts,
  type Counts,
  closingLine,
  countBunResults,
  countPlaywrightResults,
  type PlaywrightReport,
} from './test/count-results.ts';
import { failedBrowserTests, failedBunTests } from './test/failed-names.ts';
import { ensureSystemPackages } from './test/system-packages.ts';

/** Milliseconds after which a part that hangs is ended. */
const LONGEST_PART = 36 * 60_000;
const REPORT = join(ROOT, 'test-results', 'browser.json');
/** What must hold with our own data on PostgreSQL too: money, codes, PINs, sessions, one-use tickets, news, relays. */
const ON_POSTGRES = [
  'orders',
  'auth',
  'pin',
  'proofs',
  'safety',
  'fraud',
  'proposals',
  'live',
  'notify',
  'admin/accounts.test.ts',
  'relay/several-relays.test.ts',
  'processes/owed-news.test.ts',
].map((room) => `./apps/server/src/${room}`);
let postgres: string | undefined;
const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };
const FINE: Counts = { passed: 0, failed: 0, skipped: 0 };

/** What a part came to, and the names of its failed tests as far as it has any. */
interface Outcome {
  counts: Counts;
  failed: string[];
}

interface Part {
  name: string;
  run(): Promise<Outcome>;
}

const plain = (counts: Counts): Outcome => ({ counts, failed: [] });

const parts: Part[] = [
  { name: 'programs', run: () => ensureSystemPackages().then(() => plain(FINE)) },
  {
    name: 'check',
    run: async () => plain((await runBun(['scripts/check.ts'])).exitCode === 0 ? FINE : FAILED),
  },
  { name: 'build', run: () => buildApps().then(() => plain(FINE)) },
  {
    name: 'unit and integration',
    run: () =>
      runUnitTests(['packages', 'apps', 'scripts', 'bench', 'e2e/support'].map((folder) => `./${folder}`)),
  },
  {
    name: 'on PostgreSQL',
    run: () => runUnitTests(ON_POSTGRES, { HEXAFLATE_TEST_STORE: 'postgres' }),
  },
  { name: 'packaging', run: () => runUnitTests(['./deploy']) },
  {
    name: 'browser',
    async run() {
      rmSync(REPORT, { force: true });
      const { exitCode } = await runBun(['scripts/e2e.ts'], { HEXAFLATE_E2E_REPORT: REPORT });
      const file = Bun.file(REPORT);
      const report: PlaywrightReport | undefined = (await file.exists()) ? await file.json() : undefined;
      return {
        counts: countPlaywrightResults(report, exitCode),
        failed: failedBrowserTests(report?.suites ?? []),
      };
    },
  },
];

/**
 * Two files at a time: many bring a server of their own along, and wait for it more than they compute. Each of the two
 * keeps the modules that it has loaded, and all share one PostgreSQL.
 */
async function runUnitTests(paths: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  const args = ['test', '--only-failures', '--parallel=2', '--no-isolate', '--timeout=60000', ...paths];
  const { output, exitCode } = await runBun(args, { ...env, TEST_DATABASE_URL: await givePostgres() });
  return { counts: countBunResults(output, exitCode), failed: failedBunTests(output) };
}

/** Answers the URL of the PostgreSQL of this run, which ends with it. Throws SetupError when there is none. */
async function givePostgres(): Promise<string> {
  postgres ??=
    process.env.TEST_DATABASE_URL ??
    (await startPostgresServer().catch((error: Error) => {
      throw new SetupError(error.message);
    }));
  return postgres;
}

/** Runs under the pinned Bun, shows what it says as it says it, and keeps it for counting. */
async function runBun(args: string[], env: Record<string, string> = {}) {
  const child = Bun.spawn([BUN, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
    timeout: LONGEST_PART,
  });
  let output = '';
  const keep = async (from: ReadableStream<Uint8Array>, to: NodeJS.WriteStream) => {
    const decoder = new TextDecoder();
    for await (const bytes of from) {
      to.write(bytes);
      output += decoder.decode(bytes, { stream: true });
    }
  };
  await Promise.all([keep(child.stdout, process.stdout), keep(child.stderr, process.stderr), child.exited]);
  return { output, exitCode: child.exitCode ?? 1 };
}

/** A part whose setup fails says why and counts as one failure; the others still run. */
async function runPart({ name, run }: Part) {
  process.stdout.write(`\n${bold(`── ${name}`)}\n`);
  const startedAt = performance.now();
  const outcome = await run().catch((error: unknown) => {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${red('✗')} ${error.message}\n`);
    return plain(FAILED);
  });
  return { name, ...outcome, seconds: (performance.now() - startedAt) / 1000 };
}

await runMain(async () => {
  const results = [];
  for (const part of parts) results.push(await runPart(part));
  process.stdout.write('\n');
  for (const { name, counts, seconds } of results) {
    const mark = counts.failed ? red('✗') : green('✓');
    process.stdout.write(
      `${mark} ${name.padEnd(22)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${closingLine(counts)}\n`,
    );
  }
  // Once more at the very end, since logs are often cut to their last lines.
  const failed = results.flatMap((result) => result.failed.map((title) => `${result.name}: ${title}`));
  if (failed.length > 0) process.stdout.write(`\n${failed.map((line) => `${red('✗')} ${line}\n`).join('')}`);
  const sum = addCounts(results.map(({ counts }) => counts));
  process.stdout.write(`\n${closingLine(sum)}\n`);
  return sum.failed ? 1 : 0;
});
