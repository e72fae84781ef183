import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUN, ROOT, STAMPS } from './places.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError, say } from './say.mjs';

const APPS = ['agent', 'admin'];
/** The native projects of the shells are built by Gradle and Xcode; no browser loads anything of them. */
const NOT_SOURCE = new Set(['node_modules', 'dist', 'data', '.cache', 'dist-shell', 'android', 'ios']);

/**
 * Builds the browser apps whose sources changed since their last build (all of them with `force`). Deciding costs
 * milliseconds: sizes and times first, contents only where those differ, as after a fresh clone.
 */
export async function buildApps({ force = false } = {}) {
  for (const app of APPS) {
    const sources = listSources(app);
    if (sources.length === 0) continue;
    const stamp = readStamp(app);
    const built = existsSync(join(ROOT, 'apps', app, 'dist', 'index.html'));
    const quick = fingerprint(sources, ({ size, mtimeMs }) => `${size}:${mtimeMs}`);
    if (!force && built && stamp?.quick === quick) continue;
    const thorough = fingerprint(sources, ({ path }) => readFileSync(join(ROOT, path)));
    if (force || !built || stamp?.thorough !== thorough) await build(app);
    mkdirSync(STAMPS, { recursive: true });
    writeFileSync(join(STAMPS, `${app}.json`), JSON.stringify({ quick, thorough }));
  }
}

async function build(app) {
  say(`Membangun aplikasi ${app}…`, `Building apps/${app}`);
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  // Under Bun, so that a vite config may import the TypeScript of our own packages on Node 20 too.
  const code = await runCommand(BUN, ['--bun', vite, 'build', '--logLevel', 'warn'], {
    cwd: join(ROOT, 'apps', app),
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code !== 0) throw new SetupError(`apps/${app} could not be built; the reason stands above.`);
}

/** Every file that the app's build can depend on: its own, those of the workspaces it imports, and the lock file. */
function listSources(app) {
  const manifests = readManifests();
  const folders = new Set();
  const follow = (folder) => {
    if (folders.has(folder)) return;
    folders.add(folder);
    for (const name of Object.keys(manifests.get(folder)?.dependencies ?? {})) {
      const next = [...manifests].find(([, manifest]) => manifest.name === name);
      if (next) follow(next[0]);
    }
  };
  if (!manifests.has(`apps/${app}`)) return [];
  follow(`apps/${app}`);
  const files = [...folders].flatMap((folder) => listFiles(folder));
  if (!files.some(({ path }) => path === `apps/${app}/index.html`)) return [];
  files.push(...['package-lock.json', 'tsconfig.base.json'].map(measure));
  // Node and Bun list folders in different orders.
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function readManifests() {
  const manifests = new Map();
  for (const group of ['apps', 'packages']) {
    for (const name of readdirSync(join(ROOT, group))) {
      const path = join(ROOT, group, name, 'package.json');
      if (existsSync(path)) manifests.set(`${group}/${name}`, JSON.parse(readFileSync(path, 'utf8')));
    }
  }
  return manifests;
}

function listFiles(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_SOURCE.has(entry.name) ? [] : listFiles(path);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [measure(path)];
  });
}

function measure(path) {
  const { size, mtimeMs } = statSync(join(ROOT, path));
  return { path, size, mtimeMs: Math.floor(mtimeMs) };
}

function fingerprint(files, detail) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.path).update('\0').update(detail(file)).update('\0');
  return hash.digest('hex');
}

function readStamp(app) {
  const path = join(STAMPS, `${app}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
