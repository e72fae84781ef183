import { existsSync } from 'node:fs';
import { findChromium } from '../setup/find-chromium.mjs';
import { SetupError, say } from '../setup/say.mjs';

const NEEDED = [
  { debianPackage: 'chromium', isPresent: () => findChromium() !== undefined },
  { debianPackage: 'redis-server', isPresent: () => Bun.which('redis-server') !== null },
  {
    debianPackage: 'postgresql',
    // Debian keeps a server's programs out of the search path; a server that is given needs none of them.
    isPresent: () =>
      existsSync('/usr/lib/postgresql') ||
      Bun.which('initdb') !== null ||
      process.env.TEST_DATABASE_URL !== undefined,
  },
];

/**
 * Installs the programs that tests use and npm does not bring, where this user may: as root or with a sudo that
 * asks nothing. Throws SetupError with the exact command otherwise.
 */
export async function ensureSystemPackages(): Promise<void> {
  const missing = listMissing();
  if (missing.length === 0) return;
  const prefix = aptPrefix();
  const command = (words: string[]) => [...(prefix ?? ['sudo']), 'apt-get', ...words];
  const install = command(['install', '-y', '--no-install-recommends', ...missing]);
  const update = command(['update']);
  if (prefix) {
    say(`Memasang ${missing.join(', ')}…`, `Installing ${missing.join(', ')} for the tests`);
    (await run(update)) && (await run(install));
  }
  const still = listMissing();
  if (still.length === 0) return;
  throw new SetupError(
    `The tests need ${still.join(' and ')}:\n  ${update.join(' ')} && ${install.join(' ')}`,
  );
}

function listMissing(): string[] {
  return NEEDED.filter(({ isPresent }) => !isPresent()).map(({ debianPackage }) => debianPackage);
}

/** What must stand before apt-get; undefined when this user may not install. */
function aptPrefix(): string[] | undefined {
  if (!Bun.which('apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  const asksNothing =
    Bun.which('sudo') !== null &&
    Bun.spawnSync(['sudo', '-n', 'true'], { stdio: ['ignore', 'ignore', 'ignore'] }).success;
  return asksNothing ? ['sudo', '-n'] : undefined;
}

async function run(command: string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = Bun.spawn(command, { env, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' });
  const [out, err, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  if (code !== 0) process.stderr.write(`${command.join(' ')}\n${out}${err}`);
  return code === 0;
}
