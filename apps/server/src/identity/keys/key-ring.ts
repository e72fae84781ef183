import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SEAL_KEY_BYTES, sealBytes, unsealBytes } from './seal.ts';

interface RingKey {
  /** The first eight hex digits of its SHA-256. */
  id: string;
  key: Uint8Array;
}

/** Wraps the keys of persons. Lies in a file of its own, away from both the store and the photos. */
export interface KeyRing {
  /** Wraps with the newest key that the file holds at this moment. */
  wrap(secret: Uint8Array, about: string): Promise<string>;
  /** Throws when no key of the file has wrapped it, or when it was altered or meant for something else. */
  unwrap(wrapped: string, about: string): Promise<Uint8Array>;
  /** Puts a new key before the others. */
  addKey(): Promise<void>;
  /** Forgets every key but the newest: what they have wrapped is lost, in old copies of the store too. */
  forgetOldKeys(): Promise<void>;
}

/** Opens the key file (mode 600), made at first use. Processes that make it at once all get the same. */
export function openKeyRing(path: string): KeyRing {
  const read = async () => parse(await readOrMake(path), path);
  let known: Promise<RingKey[]> | undefined;

  async function find(id: string): Promise<RingKey | undefined> {
    const before = (await known?.catch(() => undefined))?.find((one) => one.id === id);
    if (before) return before;
    // Another process may have turned the ring meanwhile.
    known = read();
    return (await known).find((one) => one.id === id);
  }

  async function replace(keys: readonly RingKey[]): Promise<void> {
    const next = `${path}.${crypto.randomUUID()}`;
    await writeFile(next, write(keys), { mode: 0o600, flag: 'wx' });
    await rename(next, path);
    known = undefined;
  }

  return {
    async wrap(secret, about) {
      const [newest] = await read();
      if (!newest) throw new Error(`${path} holds no key`);
      return `${newest.id}.${Buffer.from(sealBytes(newest.key, secret, about)).toString('base64url')}`;
    },
    async unwrap(wrapped, about) {
      const [id = '', text = ''] = wrapped.split('.');
      const by = await find(id);
      if (!by) throw new Error(`This was wrapped with the key ${id}, which ${path} does not hold`);
      return unsealBytes(by.key, Buffer.from(text, 'base64url'), about);
    },
    addKey: async () => replace([newKey(), ...(await read())]),
    forgetOldKeys: async () => replace((await read()).slice(0, 1)),
  };
}

function newKey(): RingKey {
  const key = randomBytes(SEAL_KEY_BYTES);
  return { id: idOf(key), key };
}

function idOf(key: Uint8Array): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

function write(keys: readonly RingKey[]): string {
  return keys.map(({ key }) => `${Buffer.from(key).toString('base64url')}\n`).join('');
}

function parse(text: string, path: string): RingKey[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const key = Buffer.from(line, 'base64url');
      if (key.length !== SEAL_KEY_BYTES) throw new Error(`${path} holds a line that is no key`);
      return { id: idOf(key), key };
    });
}

async function readOrMake(path: string): Promise<string> {
  const known = await readText(path);
  if (known !== undefined) return known;
  await mkdir(dirname(path), { recursive: true });
  const mine = `${path}.${crypto.randomUUID()}`;
  await writeFile(mine, write([newKey()]), { mode: 0o600, flag: 'wx' });
  // A link fails where the name is taken, and is never seen half written.
  await link(mine, path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await rm(mine);
  return (await readText(path)) ?? '';
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
}
