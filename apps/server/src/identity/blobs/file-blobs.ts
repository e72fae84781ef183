import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ifThere } from '../../disk/if-there.ts';
import { replaceFile } from '../../disk/write-whole.ts';
import { atBlobs, type BlobStore } from './blob-store.ts';

/** Photos as files in a folder, two hex digits deep; a file is whole or not there. */
export function fileBlobs(folder: string): BlobStore {
  const folderOf = (name: string) => join(folder, shard(name));
  const pathOf = (name: string) => join(folderOf(name), name);
  return {
    put: (name, bytes) =>
      atBlobs(async () => {
        await mkdir(folderOf(name), { recursive: true, mode: 0o700 });
        await replaceFile(pathOf(name), bytes, `${pathOf(name)}.half`);
      }),
    get: (name) => atBlobs(() => ifThere(readFile(pathOf(name)))),
    delete: (name) => atBlobs(() => rm(pathOf(name), { force: true })),
    async *list() {
      const found = (await atBlobs(() => ifThere(readdir(folder, { withFileTypes: true })))) ?? [];
      for (const { name: one } of found.filter((entry) => entry.isDirectory())) {
        for (const name of await atBlobs(() => readdir(join(folder, one)))) {
          const facts = await atBlobs(() => ifThere(stat(join(folder, one, name))));
          if (facts) yield { name, at: facts.mtimeMs };
        }
      }
    },
  };
}

/** Spreads names over folders, whatever they begin with. */
function shard(name: string): string {
  return name.replace(/\.half$/, '').slice(-2);
}
