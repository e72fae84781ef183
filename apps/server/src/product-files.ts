import { dirname, join } from 'node:path';

/** Where the product's own files stand: inside the executable, or in the folder of its sources. */
export const PRODUCT_FILES = Bun.isStandaloneExecutable ? import.meta.dir : join(import.meta.dir, '../../..');

/**
 * The folder that relative paths of the settings count from: the executable's own, so that data and settings lie
 * beside it whoever starts it from wherever; from sources the current one.
 */
export const HOME = Bun.isStandaloneExecutable ? dirname(process.execPath) : process.cwd();

/** The command line that starts this very program again with other words. */
export function ownCommand(words: readonly string[]): string[] {
  const [script = ''] = process.argv.slice(1);
  return [process.execPath, ...(Bun.isStandaloneExecutable ? [] : [script]), ...words];
}
