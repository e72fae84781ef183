import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listMissingPlatforms } from '../setup/lock-file.mjs';

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
type Manifest = Partial<Record<(typeof KINDS)[number], Record<string, string>>>;

/** What would make `npm ci` refuse package-lock.json at `root`, on this system or another. */
export function findLockProblems(root: string): string[] {
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const lock: { packages: Record<string, Manifest> } = read('package-lock.json');
  const problems: string[] = [];
  for (const [folder, locked] of Object.entries(lock.packages)) {
    if (folder.includes('node_modules/')) continue;
    const manifest: Manifest = read(join(folder, 'package.json'));
    const differs = KINDS.some((kind) => !Bun.deepEquals(manifest[kind] ?? {}, locked[kind] ?? {}));
    if (differs) problems.push(`${join(folder, 'package.json')} wants something else; run npm install`);
  }
  const missing: { name: string }[] = listMissingPlatforms(lock);
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    problems.push(`lacks packages for other systems; run node scripts/complete-lock.mjs (${names})`);
  }
  return problems.map((problem) => `package-lock.json: ${problem}`);
}
