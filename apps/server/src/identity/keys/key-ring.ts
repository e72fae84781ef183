import { createHash, randomBytes } from 'node:crypto';
import { readOrMake, replaceFile } from '../../disk/write-whole.ts';
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
  /**
   * Forgets every key but the newest and those that have wrapped one of `kept`: what the others have wrapped is lost, in
   * old copies of the store too.
   */
  forgetKeys(kept: readonly string[]): Promise<void>;
}

/** Opens the key file (mode 600), made at first use. Processes that make it at once all get the same. */
export function openKeyRing(path: string): KeyRing {
  const read = async () => parse((await readOrMake(path, () => write([newKey()]))).toString('utf8'), path);
  let known: Promise<RingKey[]> | undefined;

  async function find(id: string): Promise<RingKey | undefined> {
    const before = (await known?.catch(() => undefined))?.find((one) => one.id === id);
    if (before) return before;
    // Another process may have turned the ring meanwhile.
    known = read();
    return (await known).find((one) => one.id === id);
  }

  async function replace(keys: readonly RingKey[]): Promise<void> {
    await replaceFile(path, write(keys));
    known = undefined;
  }

  return {
    async wrap(secret, about) {
      const [newest] = await read();
      if (!newest) throw new Error(`${path} holds no key`);
      return `${newest.id}.${Buffer.from(sealBytes(newest.key, secret, about)).toString('base64url')}`;
    },
    async unwrap(wrapped, about) {
      const id = keyOf(wrapped);
      const by = await find(id);
      if (!by) throw new Error(`This was wrapped with the key ${id}, which ${path} does not hold`);
      return unsealBytes(by.key, Buffer.from(wrapped.slice(id.length + 1), 'base64url'), about);
    },
    addKey: async () => replace([newKey(), ...(await read())]),
    async forgetKeys(kept) {
      const used = new Set(kept.map(keyOf));
      await replace((await read()).filter(({ id }, place) => place === 0 || used.has(id)));
    },
  };
}

/** Id of the key that has wrapped it. */
function keyOf(wrapped: string): string {
  return wrapped.split('.', 1)[0] ?? '';
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
