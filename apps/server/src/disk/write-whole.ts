import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ifThere } from './if-there.ts';

/**
 * Puts a file in place of the one before, readable by this account alone (mode 600): it is never seen half written, and
 * is on disk before this resolves. `half` is its name until then.
 */
export async function replaceFile(
  path: string,
  bytes: Uint8Array | string,
  half = `${path}.${crypto.randomUUID()}`,
): Promise<void> {
  await writeToDisk(half, bytes);
  await rename(half, path);
  await syncFolder(dirname(path));
}

/** What a file holds, made where there is none. Processes that make it at once all get the same. */
export async function readOrMake(path: string, make: () => Uint8Array | string): Promise<Buffer> {
  const known = await ifThere(readFile(path));
  if (known) return known;
  await mkdir(dirname(path), { recursive: true });
  const mine = `${path}.${crypto.randomUUID()}`;
  await writeToDisk(mine, make());
  // A link fails where the name is taken.
  await link(mine, path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await rm(mine);
  await syncFolder(dirname(path));
  return readFile(path);
}

async function writeToDisk(path: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name is on disk with its folder, which Windows does not let one ask for. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
