import { rmSync } from 'node:fs';
import { join } from 'node:path';
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
import { ensureSystemPackages } from './test/system-packages.ts';

/** Milliseconds after which a part that hangs is ended. */
const LONGEST_PART = 16 * 60_000;
const REPORT = join(ROOT, 'test-results', 'browser.json');
/** What must hold with our own data on PostgreSQL too: money, codes, PINs, sessions, one-use tickets, news. */
const ON_POSTGRES = ['orders', 'auth', 'live', 'notify', 'admin/accounts'].map(
  (room) => `./apps/server/src/${room}`,
);
const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };
const FINE: Counts = { passed: 0, failed: 0, skipped: 0 };

interface Part {
  name: string;
  run(): Promise<Counts>;
}

const parts: Part[] = [
  { name: 'programs', run: () => ensureSystemPackages().then(() => FINE) },
  { name: 'check', run: async () => ((await runBun(['scripts/check.ts'])).exitCode === 0 ? FINE : FAILED) },
  {
    name: 'unit and integration',
    async run() {
      const folders = ['packages', 'apps', 'scripts', 'bench'].map((folder) => `./${folder}`);
      const { output, exitCode } = await runBun(['test', '--only-failures', '--timeout=20000', ...folders]);
      return countBunResults(output, exitCode);
    },
  },
  {
    name: 'on PostgreSQL',
    async run() {
      const args = ['test', '--only-failures', '--timeout=20000', ...ON_POSTGRES];
      const { output, exitCode } = await runBun(args, { HEXAFLATE_TEST_STORE: 'postgres' });
      return countBunResults(output, exitCode);
    },
  },
  { name: 'build', run: () => buildApps().then(() => FINE) },
  {
    name: 'packaging',
    async run() {
      const { output, exitCode } = await runBun(['test', '--only-failures', '--timeout=20000', './deploy']);
      return countBunResults(output, exitCode);
    },
  },
  {
    name: 'browser',
    async run() {
      rmSync(REPORT, { force: true });
      const { exitCode } = await runBun(['scripts/e2e.ts'], { HEXAFLATE_E2E_REPORT: REPORT });
      const file = Bun.file(REPORT);
      const report: PlaywrightReport | undefined = (await file.exists()) ? await file.json() : undefined;
      return countPlaywrightResults(report, exitCode);
    },
  },
];

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
  const counts = await run().catch((error: unknown) => {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${red('✗')} ${error.message}\n`);
    return FAILED;
  });
  return { name, counts, seconds: (performance.now() - startedAt) / 1000 };
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
  const sum = addCounts(results.map(({ counts }) => counts));
  process.stdout.write(`\n${closingLine(sum)}\n`);
  return sum.failed ? 1 : 0;
});
