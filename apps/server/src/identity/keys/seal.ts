import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export const SEAL_KEY_BYTES = 32;
const FORM = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: a byte for the form, the IV, what was sealed, the tag. `about` is bound to it and not kept in it. */
export function sealBytes(key: Uint8Array, secret: Uint8Array, about: string): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  return Buffer.concat([Uint8Array.of(FORM), iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when it was sealed with another key, about something else, or altered. */
export function unsealBytes(key: Uint8Array, sealed: Uint8Array, about: string): Uint8Array {
  if (sealed.length < 1 + IV_BYTES + TAG_BYTES || sealed[0] !== FORM)
    throw new Error('This was not sealed by us');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + IV_BYTES))
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES, -TAG_BYTES)), decipher.final()]);
}
