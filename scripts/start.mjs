import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildApps } from './setup/build-apps.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { BUN, ROOT } from './setup/places.mjs';
import { claimPort, isReady, scheme } from './setup/port.mjs';
import { listPrograms } from './setup/programs.mjs';
import { bold, dim, green, runMain, SetupError, say } from './setup/say.mjs';
import { supervise } from './setup/supervise.mjs';

/** Milliseconds between two looks at whether the server is ready, and until we say that it takes long. */
const LOOK_EVERY = 50;
const SAY_AFTER = 5_000;

/**
 * `npm start`: brings up the whole product on its embedded defaults, as two programs: the engine, which plays the
 * Otomax, and the server. Each is started again when it dies; the engine lives on when the server does not, as a
 * real Otomax would.
 */
await runMain(async () => {
  const port = await claimPort();
  await ensureInstalled();
  await buildApps();

  const dataDir = resolve(ROOT, process.env.HEXAFLATE_DATA_DIR ?? 'data');
  mkdirSync(dataDir, { recursive: true });
  let endWith = () => {};
  const stopped = new Promise((stop, fail) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    endWith = (reason) => fail(new SetupError(`${reason}; its last words stand above.`));
  });

  const running = listPrograms({ port, dataDir }).map((program) =>
    supervise({ ...program, command: BUN, onEarlyDeath: endWith }),
  );
  const waiting = new AbortController();
  try {
    if ((await Promise.race([untilReady(port, waiting.signal), stopped])) === 'ready') {
      for (const program of running) program.settled();
      greet(port);
      await stopped;
    }
    process.stdout.write('\n');
    say('Berhenti…', 'Stopping');
  } finally {
    waiting.abort();
    // The server first, so that it can finish what it is telling the engine's database.
    for (const program of running.reverse()) await program.stop();
  }
});

async function untilReady(port, signal) {
  const startedAt = Date.now();
  let said = false;
  while (!(await isReady(port))) {
    if (signal.aborted) return 'stopped';
    await pause(LOOK_EVERY);
    if (said || Date.now() - startedAt < SAY_AFTER) continue;
    say('Masih menyiapkan data…', 'Still preparing the data');
    said = true;
  }
  return 'ready';
}

/** Where everything is, and how to get in. */
function greet(port) {
  const at = (path) => bold(`${scheme()}://localhost:${port}${path}`);
  const lines = [
    ['Aplikasi agen / agent app', at('/')],
    ['Panel operator / panel', at('/admin/')],
    ['API', at('/api/v1/docs')],
    ['Sandbox', at('/sandbox')],
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  process.stdout.write(`\n${green('✓')} ${bold('Hexaflate')} siap / is ready\n\n`);
  for (const [label, address] of lines) process.stdout.write(`  ${label.padEnd(width)}  ${address}\n`);
  process.stdout.write(`
  Agen demo / demo agent: phone ${bold('081200000001')}, PIN ${bold('258036')}
  ${dim(`OTP: ${scheme()}://localhost:${port}/sandbox/phone/081200000001`)}
  ${dim('Panel: the first start prints the one-time password of the operator in the lines of the server.')}
  ${dim('Ctrl-C menghentikan semuanya / stops everything.')}

`);
}
