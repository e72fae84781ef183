import type { Coding } from '@hexaflate/cache';

/** What we can pack in, the smallest first. */
const CODINGS: readonly Coding[] = ['br', 'gzip'];

/** Headers whose meaning is kept ready; clients send few different ones, and anyone may send any. */
const MOST_KEPT = 100;
/** Longer ones are read anew each time. */
const LONGEST_KEPT = 100;

const kept = new Map<string, readonly Coding[]>();

/**
 * The codings that an Accept-Encoding header (RFC 9110, 12.5.3) likes at least as well as unpacked bytes, the best
 * first: by its weights, and the smallest where they are alike. Empty without a header, and for one that is malformed.
 */
export function acceptedCodings(header: string | null | undefined): readonly Coding[] {
  if (!header) return [];
  const known = kept.get(header);
  if (known) return known;
  const accepted = read(header);
  if (header.length <= LONGEST_KEPT) {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(header, accepted);
  }
  return accepted;
}

function read(header: string): readonly Coding[] {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    if (part.trim() === '') continue;
    const [, name, weight = '1'] =
      /^\s*([\w-]+|\*)\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/.exec(part) ?? [];
    if (name === undefined) return [];
    weights.set(name === 'x-gzip' ? 'gzip' : name, Number(weight));
  }
  const others = weights.get('*') ?? 0;
  const weightOf = (name: string) => weights.get(name) ?? others;
  const plain = weights.get('identity') ?? 0;
  return CODINGS.filter((coding) => weightOf(coding) > 0 && weightOf(coding) >= plain).sort(
    (a, b) => weightOf(b) - weightOf(a),
  );
}
