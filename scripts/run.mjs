import { ensureInstalled } from './setup/install.mjs';
import { BUN } from './setup/places.mjs';
import { runCommand } from './setup/run-command.mjs';
import { runMain, SetupError } from './setup/say.mjs';

/** `node scripts/run.mjs <script.ts> [arguments]`: installs what is missing, then runs the script under the pinned Bun. */
await runMain(async () => {
  const [script, ...args] = process.argv.slice(2);
  if (!script) throw new SetupError('Usage: node scripts/run.mjs <script.ts> [arguments]');
  await ensureInstalled();
  return runCommand(BUN, [script, ...args]);
});
