import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApps } from './setup/build-apps.mjs';
import { BUN, ROOT } from './setup/places.mjs';
import { runCommand } from './setup/run-command.mjs';
import { runMain, SetupError } from './setup/say.mjs';
import { carryApp } from './shells/carry-app.ts';
import { capacitorConfig, xcodeSettings } from './shells/native-files.ts';
import { readShell, ShellFileError } from './shells/read-shell.ts';

const AGENT = join(ROOT, 'apps', 'agent');
/** From the folder of the app. */
const CARRIED = 'dist-shell';

/** `npm run build:shells`: makes both native projects ready for Android Studio and Xcode (docs/guides/mobile-apps.md). */
await runMain(async () => {
  const shell = readShellFile();
  await buildApps();
  await carryApp(shell, join(AGENT, CARRIED));
  await write('capacitor.config.json', `${JSON.stringify(capacitorConfig(shell, CARRIED), null, 2)}\n`);
  await write('ios/shell.xcconfig', xcodeSettings(shell));
  const capacitor = join(ROOT, 'node_modules', '@capacitor', 'cli', 'bin', 'capacitor');
  // Under Bun: Capacitor's own command refuses Node 20. As on a build machine it asks nothing and tells its makers nothing.
  const code = await runCommand(BUN, ['--bun', capacitor, 'sync'], {
    cwd: AGENT,
    env: { ...process.env, CI: 'true' },
  });
  if (code !== 0)
    throw new SetupError('Capacitor could not bring the projects up to date; its words stand above.');
});

async function write(name: string, text: string): Promise<void> {
  const file = join(AGENT, name);
  const before = await readFile(file, 'utf8').catch(() => null);
  if (before !== text) await writeFile(file, text);
}

function readShellFile() {
  try {
    return readShell();
  } catch (error) {
    throw error instanceof ShellFileError ? new SetupError(error.message) : error;
  }
}
