import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that this clone stands in. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The pinned Bun: npm keeps this name on every system, Windows or not. */
export const BUN = join(ROOT, 'node_modules', 'bun', 'bin', 'bun.exe');

/** Stamps of what was installed and built; removed together with node_modules. */
export const STAMPS = join(ROOT, 'node_modules', '.cache', 'hexaflate');
