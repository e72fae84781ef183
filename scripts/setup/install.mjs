import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUN, ROOT, STAMPS } from './places.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError, say } from './say.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const STAMP = join(STAMPS, 'installed');
const OLDEST_NODE = [20, 19];
/** Bytes. A package whose install script was blocked holds a text of a few hundred bytes in the program's place. */
const SMALLEST_BUN = 1_000_000;

/**
 * Makes sure that the packages of package-lock.json are installed and that Bun runs. Costs a few milliseconds when
 * nothing is to be done. Throws SetupError, naming the remedy, when it cannot.
 */
export async function ensureInstalled() {
  requireNode();
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (!isStamped(wanted)) {
    if (!isInstalledByHand()) {
      say('Memasang paket (sekali saja, 1–2 menit)…', 'Installing packages (only once, 1–2 minutes): npm ci');
      const code = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
      if (code !== 0)
        throw new SetupError('npm ci failed; its own words stand above. Is the registry reachable?');
    }
    await ensureBun();
    mkdirSync(STAMPS, { recursive: true });
    writeFileSync(STAMP, wanted);
  }
  if (!isBunInPlace()) await ensureBun();
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new SetupError(`Node ${OLDEST_NODE.join('.')} or newer is needed, this is ${process.versions.node}.`);
}

function isStamped(wanted) {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
}

/**
 * Whether node_modules already holds what the lock file asks for, as after somebody's own `npm install`. npm keeps
 * a lock file of what it laid down inside node_modules; packages for other systems are missing from it.
 */
function isInstalledByHand() {
  const laidDown = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(laidDown)) return false;
  const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
  const present = JSON.parse(readFileSync(laidDown, 'utf8')).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.startsWith('node_modules/')) continue;
    const found = present[path];
    if (found ? found.version !== entry.version : !(entry.optional || entry.devOptional || entry.peer))
      return false;
  }
  return Object.keys(present).every((path) => path in wanted);
}

async function ensureBun() {
  if (!isBunInPlace()) {
    say('Menyiapkan Bun…', 'Setting up Bun, whose install script did not run');
    await runCommand(process.execPath, [join('node_modules', 'bun', 'install.js')]);
  }
  const code = isBunInPlace() ? await runCommand(BUN, ['--version'], { stdio: 'ignore' }) : 1;
  if (code === 0) return;
  throw new SetupError(
    'Bun does not run here. Try:  node node_modules/bun/install.js\n' +
      '  and if that fails:          rm -rf node_modules && npm ci --include=optional',
  );
}

function isBunInPlace() {
  return existsSync(BUN) && statSync(BUN).size > SMALLEST_BUN;
}

/** npm that started us when there is one, so that its settings hold; otherwise the one on the path. */
function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('npm-cli.js')) return runCommand(process.execPath, [npm, ...args]);
  return runCommand('npm', args, { shell: process.platform === 'win32' });
}
