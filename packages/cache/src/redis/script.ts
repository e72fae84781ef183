import { createHash } from 'node:crypto';

/** Lua that Redis runs as one indivisible step. */
export interface Script {
  source: string;
}

const digests = new WeakMap<Script, string>();

/** The name under which Redis keeps the script once it has seen it. */
export function digestOf(script: Script): string {
  const known = digests.get(script);
  if (known) return known;
  const digest = createHash('sha1').update(script.source).digest('hex');
  digests.set(script, digest);
  return digest;
}
