import { randomInt } from 'node:crypto';
import { createTurns } from '../auth/turns.ts';

/** Without the letters and digits that look alike on paper. */
const PRINTABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A hash takes 64 MB and a core for a tenth of a second, so there is only ever one under way. */
const inTurn = createTurns();

/** argon2id, in PHC string form. */
export function hashPassword(password: string): Promise<string> {
  return inTurn('argon2', () => Bun.password.hash(password, { algorithm: 'argon2id' }));
}

/**
 * Whether a password fits a stored hash. Without one (no such user) it takes the same time and says no.
 */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const hash = stored ?? (await hashOfNobody());
  const fits = await inTurn('argon2', () => Bun.password.verify(password, hash));
  return fits && stored !== undefined;
}

let nobody: Promise<string> | undefined;
function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword(oneTimePassword());
  return nobody;
}

/** A password for paper: 20 characters in groups, 98 bits. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 5 }, () => PRINTABLE[randomInt(PRINTABLE.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
