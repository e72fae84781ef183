import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { buildApps } from '../setup/build-apps.mjs';
import { ROOT } from '../setup/places.mjs';
import { bold, SetupError, say } from '../setup/say.mjs';
import { fetchRuntime } from './fetch-runtime.ts';
import { findMissing, readExecutable } from './read-executable.ts';
import type { Target } from './targets.ts';

/** Folders that the executable carries along as they are, from the root. */
const CARRIED = ['apps/agent/dist', 'apps/admin/dist'];

/**
 * Builds one program that needs nothing beside it: the runtime, the server, both apps, migrations and documents. What
 * comes out is looked at before it is praised. Answers its path. Throws SetupError when anything is missing in it.
 */
export async function buildExecutable(target: Target): Promise<string> {
  await buildApps();
  const outfile = join(ROOT, target.outfile);
  mkdirSync(dirname(outfile), { recursive: true });
  rmSync(outfile, { force: true });
  say(`Membangun ${target.outfile}…`, `Building ${target.outfile}`);
  const { success, logs } = await compile(target, outfile);
  // The same as stands inside the executable.
  rmSync(`${outfile.replace(/\.exe$/, '')}.map`, { force: true });
  if (!success) throw new SetupError(`Not built:\n${logs.map(String).join('\n')}`);
  verify(target, outfile);
  const megabytes = Math.round(statSync(outfile).size / 1e6);
  process.stdout.write(`${bold(target.outfile)}  ${megabytes} MB\n`);
  return outfile;
}

async function compile(target: Target, outfile: string) {
  const isOurs = target.name === `${process.platform}-${process.arch}`;
  const runtime = isOurs ? {} : { executablePath: await fetchRuntime(target) };
  return await Bun.build({
    entrypoints: [join(ROOT, 'apps', 'server', 'src', 'main.ts')],
    minify: { whitespace: true, syntax: true },
    sourcemap: 'inline',
    throw: false,
    compile: {
      target: `bun-${target.name}`,
      outfile,
      assets: [gatherCarried()],
      ...runtime,
      // Settings come from one file that is ours, wherever the program is started from.
      autoloadDotenv: false,
      autoloadBunfig: false,
    },
  });
}

/**
 * Lays the carried folders down under one that is called `apps`: a carried folder keeps its own name inside the
 * executable, but not the names of the folders above it. Answers that folder.
 */
function gatherCarried(): string {
  const folder = join(ROOT, '.cache', 'carried');
  rmSync(folder, { recursive: true, force: true });
  for (const path of CARRIED) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  return join(folder, 'apps');
}

function verify(target: Target, outfile: string): void {
  const bytes = readFileSync(outfile);
  const { kind, machine } = readExecutable(bytes);
  if (`${kind}-${machine}` !== target.name)
    throw new SetupError(`${target.outfile} is for ${kind} on ${machine}`);
  const missing = [...findMissing(bytes, carriedFiles()), ...findMissing(bytes, embeddedFiles())];
  if (missing.length > 0) throw new SetupError(`${target.outfile} lacks ${missing.join(', ')}`);
}

/**
 * What the server's own modules import as files (decoders, models, documents), as each begins inside the executable: Bun
 * puts a hash between name and ending.
 */
export function embeddedFiles(): string[] {
  const sources = join(ROOT, 'apps', 'server', 'src');
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(join(sources, file), 'utf8').matchAll(/from '(.+)' with \{ type: 'file' \}/g),
    ])
    .map(([, path = '']) => `${basename(path, extname(path))}-`);
}

/** Every file of the built apps, from the root, with forward slashes. */
export function carriedFiles(): string[] {
  return CARRIED.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
}
