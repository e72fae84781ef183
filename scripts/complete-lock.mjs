import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listMissingPlatforms, platformOf } from './setup/lock-file.mjs';
import { ROOT } from './setup/places.mjs';

/**
 * `node scripts/complete-lock.mjs`: writes the packages for other systems that npm left out of package-lock.json, as
 * it does when a registry does not serve them all. Without them `npm ci` refuses to work. Their versions are exact in
 * the manifest of the package that wants them.
 */
const path = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const missing = listMissingPlatforms(lock);
for (const { at, name, version, license, dev } of missing) {
  const { cpu, libc, os } = platformOf(name);
  // In npm's own order; JSON leaves out what is undefined.
  lock.packages[at] = { version, cpu, dev, libc, license, optional: true, os };
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
);
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`package-lock.json: ${missing.length} packages added\n`);
