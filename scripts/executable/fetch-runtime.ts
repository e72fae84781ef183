import { createHash, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/places.mjs';
import { SetupError, say } from '../setup/say.mjs';
import type { Target } from './targets.ts';

/** What package-lock.json says of a package: the version that we build with, and the digest of its file. */
export interface Pinned {
  version: string;
  /** sha512-… in base64, as npm writes it. */
  integrity: string;
}

/** Reads the pin of a package. Throws SetupError when the lock file has none. */
export function readPin(lockFile: string, name: string): Pinned {
  const lock: { packages: Record<string, Partial<Pinned>> } = JSON.parse(readFileSync(lockFile, 'utf8'));
  const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {};
  if (!version || !integrity?.startsWith('sha512-'))
    throw new SetupError(`package-lock.json holds no version and digest of ${name}`);
  return { version, integrity };
}

/** Throws SetupError unless these bytes are the ones that were pinned. */
export function requireIntegrity(bytes: Uint8Array, { integrity }: Pinned, name: string): void {
  const wanted = Buffer.from(integrity.slice('sha512-'.length), 'base64');
  const found = createHash('sha512').update(bytes).digest();
  if (wanted.length !== found.length || !timingSafeEqual(wanted, found))
    throw new SetupError(`${name} is not the file that package-lock.json names; nothing was built`);
}

/**
 * The Bun of another system, which becomes the executable's body: taken from npm once, checked against the lock file,
 * and kept in .cache. Answers its path. Throws SetupError when npm cannot give it, or gives something else.
 */
export async function fetchRuntime(target: Target): Promise<string> {
  const pin = readPin(join(ROOT, 'package-lock.json'), target.runtime);
  const folder = join(ROOT, '.cache', 'bun', `${target.name}-${pin.version}`);
  const program = join(folder, target.name.startsWith('windows') ? 'bun.exe' : 'bun');
  if (existsSync(program)) return program;
  say(`Mengambil Bun untuk ${target.name}…`, `Fetching ${target.runtime} ${pin.version} from npm`);
  const file = await pack(folder, `${target.runtime}@${pin.version}`);
  const bytes = readFileSync(file);
  requireIntegrity(bytes, pin, target.runtime);
  const inside = (await new Bun.Archive(bytes).files()).get(target.program);
  if (!inside) throw new SetupError(`${target.runtime} ${pin.version} holds no ${target.program}`);
  // Only a whole file ever has the name that the next build looks for.
  writeFileSync(`${program}.part`, await inside.bytes());
  chmodSync(`${program}.part`, 0o755);
  renameSync(`${program}.part`, program);
  rmSync(file);
  return program;
}

async function pack(folder: string, wanted: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const npm = process.env.npm_execpath;
  const command = npm?.endsWith('npm-cli.js') ? ['node', npm] : ['npm'];
  const child = Bun.spawn([...command, 'pack', wanted, '--silent', '--pack-destination', folder], {
    cwd: folder,
    stdin: 'ignore',
    stderr: 'inherit',
  });
  const name = (await new Response(child.stdout).text()).trim().split('\n').at(-1) ?? '';
  const file = join(folder, name);
  if ((await child.exited) !== 0 || name === '' || !existsSync(file))
    throw new SetupError(`npm could not give ${wanted}; is the registry reachable?`);
  return file;
}
