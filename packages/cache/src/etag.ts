/** One entity tag, weak or strong, or any character that has no place between entity tags. */
const piece = /(?:W\/)?("[^"]*")|[^\s,]/g;

/**
 * Whether an `If-None-Match` header names this entity tag, so that 304 is the answer (RFC 9110, 13.1.2: weak
 * comparison, lists, `*`). A malformed header matches nothing, and the caller sends the body.
 */
export function matchesEtag(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const opaque = etag.replace(/^W\//, '');
  let found = false;
  for (const [, listed] of ifNoneMatch.matchAll(piece)) {
    if (listed === undefined) return false;
    if (listed === opaque) found = true;
  }
  return found;
}
