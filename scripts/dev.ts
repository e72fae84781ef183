import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BUN, ROOT } from './setup/places.mjs';
import { claimPort } from './setup/port.mjs';
import { listPrograms } from './setup/programs.mjs';
import { bold, runMain, say } from './setup/say.mjs';
import { supervise } from './setup/supervise.mjs';

const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
const APPS = [
  { app: 'agent', port: 5173, path: '/' },
  { app: 'admin', port: 5174, path: '/admin/' },
];

/**
 * `npm run dev`: engine, server (started again on every change) and one Vite server for each app, which reloads as
 * you type and asks the server on PORT for everything else.
 */
await runMain(async () => {
  const port = await claimPort();
  const dataDir = resolve(ROOT, process.env.HEXAFLATE_DATA_DIR ?? 'data');
  mkdirSync(dataDir, { recursive: true });
  const vites = APPS.map(({ app, port: vitePort }) => ({
    name: app,
    env: { ...process.env, PORT: String(port), HEXAFLATE_API: `http://localhost:${port}` },
    args: [
      '--no-orphans',
      '--bun',
      VITE,
      join('apps', app),
      `--port=${vitePort}`,
      '--strictPort',
      '--clearScreen=false',
    ],
  }));
  const running = [...listPrograms({ port, dataDir, watch: true }), ...vites].map((program) =>
    supervise({ ...program, command: BUN }),
  );
  for (const { app, port: vitePort, path } of APPS) {
    process.stdout.write(`${bold(app)}  http://localhost:${vitePort}${path}\n`);
  }
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop());
  });
  say('Berhenti…', 'Stopping');
  await Promise.all(running.map((program) => program.stop()));
});
