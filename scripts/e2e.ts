import { join } from 'node:path';
import { buildApps } from './setup/build-apps.mjs';
import { ROOT } from './setup/places.mjs';
import { runCommand } from './setup/run-command.mjs';
import { runMain } from './setup/say.mjs';

/** `npm run e2e [-- arguments of playwright test]`: builds what is stale, then runs the browser tests. */
await runMain(async () => {
  await buildApps();
  const playwright = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  return runCommand('node', [playwright, 'test', '--config=e2e', ...process.argv.slice(2)]);
});
