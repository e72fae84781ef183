import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { atBlobs, type BlobStore } from './blob-store.ts';

/** Photos as files in a folder, two hex digits deep; a file is whole or not there. */
export function fileBlobs(folder: string): BlobStore {
  const folderOf = (name: string) => join(folder, shard(name));
  const pathOf = (name: string) => join(folderOf(name), name);
  return {
    put: (name, bytes) =>
      atBlobs(async () => {
        await mkdir(folderOf(name), { recursive: true, mode: 0o700 });
        const half = `${pathOf(name)}.half`;
        const file = await open(half, 'w', 0o600);
        try {
          await file.writeFile(bytes);
          // Reported as kept only once it is on disk.
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(half, pathOf(name));
      }),
    get: (name) => atBlobs(() => orUndefined(readFile(pathOf(name)))),
    delete: (name) => atBlobs(() => rm(pathOf(name), { force: true })),
    async *list() {
      const found = (await atBlobs(() => orUndefined(readdir(folder, { withFileTypes: true })))) ?? [];
      for (const { name: one } of found.filter((entry) => entry.isDirectory())) {
        for (const name of await atBlobs(() => readdir(join(folder, one)))) {
          const facts = await atBlobs(() => orUndefined(stat(join(folder, one, name))));
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

async function orUndefined<Result>(step: Promise<Result>): Promise<Result | undefined> {
  return step.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
}
