/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | JsonFacts;

/** Names and values. */
export interface JsonFacts {
  readonly [key: string]: Json;
}

/**
 * JSON in one form only (RFC 8785): keys sorted by their UTF-16 units, no spaces, numbers and texts as JSON.stringify
 * writes them. Throws RangeError for numbers that JSON has no word for.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('Not a number of JSON');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

function isList(value: readonly Json[] | JsonFacts): value is readonly Json[] {
  return Array.isArray(value);
}
