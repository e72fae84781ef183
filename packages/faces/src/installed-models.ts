import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelFiles } from './face-reader.ts';

/** The files as npm installed them below `nodeModules`, for whoever reads them from disk. */
export function installedModels(nodeModules: string): ModelFiles {
  const file = (name: string) => join(nodeModules, '@vladmandic', 'human', 'models', name);
  return {
    wasm: `${join(nodeModules, '@tensorflow', 'tfjs-backend-wasm', 'dist')}/`,
    description: (name) => readFile(file(`${name}.json`), 'utf8'),
    weights: async (name) => Uint8Array.from(await readFile(file(`${name}.bin`))).buffer,
  };
}
