import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrMake } from '../disk/write-whole.ts';

const FILE = 'server.key';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps small secrets readable for this server alone, each bound to what it is about. */
export interface ServerKey {
  seal(secret: Uint8Array, about: string): string;
  /** Throws when it was sealed with another key, for something else, or altered. */
  open(sealed: string, about: string): Uint8Array;
  /** A secret of 256 bits that only this key makes, always the same for the same text, base64url. */
  derive(about: string): string;
}

/**
 * The server's key from its data folder (`server.key`, mode 600), made at the first start. Processes that start at once
 * all get the same. Servers on several machines that share one database need the same file.
 */
export async function openServerKey(dataDir: string): Promise<ServerKey> {
  const path = join(dataDir, FILE);
  const key = await readOrMake(path, () => randomBytes(KEY_BYTES));
  if (key.length !== KEY_BYTES) throw new Error(`${path} is not a key of ${KEY_BYTES} bytes`);
  const id = createHash('sha256').update(key).digest('hex').slice(0, 8);
  // One key has one use: what is derived has a key of its own below it.
  const derivingKey = Buffer.from(hkdfSync('sha256', key, '', 'hexaflate derived secrets', KEY_BYTES));
  return {
    seal(secret, about) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
      return `${id}.${body.toString('base64url')}`;
    },
    open(sealed, about) {
      const [by, text = ''] = sealed.split('.');
      if (by !== id)
        throw new Error(`This was sealed with the key ${by}, and ${FILE} in the data folder holds ${id}`);
      const body = Buffer.from(text, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, IV_BYTES))
        .setAAD(Buffer.from(about))
        .setAuthTag(body.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(body.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    },
    derive: (about) => createHmac('sha256', derivingKey).update(about).digest('base64url'),
  };
}
