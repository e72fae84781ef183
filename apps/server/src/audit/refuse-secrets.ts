import type { Json } from './canonical-json.ts';

/** Names under which a secret would stand: the trail is read and exported by people, and kept for ever. */
const SECRET =
  /^(pin|otp|code|password|passphrase|secret|token|cookie|hash|salt|key|private_?key)$|(_|[a-z])(Hash|Secret|Token|Password|Pin|_hash|_secret|_token|_password|_pin)$/;

/** Throws when anything in it is named as a secret would be. */
export function refuseSecrets(value: Json | undefined): void {
  if (value === null || typeof value !== 'object') return;
  for (const [name, inner] of Object.entries(value)) {
    if (SECRET.test(name)) throw new Error(`"${name}" looks like a secret and is not written into the trail`);
    refuseSecrets(inner);
  }
}
