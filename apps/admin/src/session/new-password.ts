/** The server's rule; it may refuse more (passwords that are easy to guess). */
const SHORTEST = 12;

export type NewPasswordFlaw = { flaw: 'tooShort'; missing: number } | { flaw: 'same' } | { flaw: 'differs' };

/** What is wrong with a new password before it is sent; undefined when nothing is. */
export function findFlaw(current: string, next: string, again: string): NewPasswordFlaw | undefined {
  const length = [...next].length;
  if (length < SHORTEST) return { flaw: 'tooShort', missing: SHORTEST - length };
  if (next === current) return { flaw: 'same' };
  if (next !== again) return { flaw: 'differs' };
  return undefined;
}
