import { existsSync } from 'node:fs';
import { findChromium, findTestBrowser, HEADLESS_SHELL } from '../setup/find-chromium.mjs';
import { SetupError, say } from '../setup/say.mjs';

interface Needed {
  debianPackage: string;
  isPresent(): boolean;
  /** Whether there is nothing better to install, where anything may be installed. */
  isBest?(): boolean;
}

const NEEDED: readonly Needed[] = [
  { debianPackage: 'chromium', isPresent: () => findChromium() !== undefined },
  {
    debianPackage: 'chromium-headless-shell',
    isPresent: () => findTestBrowser() !== undefined,
    isBest: () => Boolean(process.env.CHROMIUM_PATH) || existsSync(HEADLESS_SHELL),
  },
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
 * asks nothing. Throws SetupError with the exact command otherwise, if the tests cannot run without.
 */
export async function ensureSystemPackages(): Promise<void> {
  const prefix = aptPrefix();
  const wanted = namesOf(({ isPresent, isBest = isPresent }) => !isBest());
  const command = (words: string[]) => [...(prefix ?? ['sudo']), 'apt-get', ...words];
  const install = (names: string[]) => command(['install', '-y', '--no-install-recommends', ...names]);
  const update = command(['update']);
  if (prefix && wanted.length > 0) {
    say(`Memasang ${wanted.join(', ')}…`, `Installing ${wanted.join(', ')} for the tests`);
    // One by one, so that a package which this system does not have holds up no other.
    if (await run(update)) for (const name of wanted) await run(install([name]));
  }
  const missing = namesOf(({ isPresent }) => !isPresent());
  if (missing.length === 0) return;
  throw new SetupError(
    `The tests need ${missing.join(' and ')}:\n  ${update.join(' ')} && ${install(missing).join(' ')}`,
  );
}

function namesOf(which: (needed: Needed) => boolean): string[] {
  return NEEDED.filter(which).map(({ debianPackage }) => debianPackage);
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
