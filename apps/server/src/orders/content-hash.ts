import { createHash } from 'node:crypto';

/** What makes an order the same order: its fields, in a fixed order, hashed. The PIN is never among them. */
export function contentHash(parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
