import { randomInt } from 'node:crypto';
import { createTurns } from '../auth/turns.ts';
import { AppError } from '../http/app-error.ts';

const MIN_LENGTH = 12;
/** Words that guessers try first; a password that is little more than one of them is weak. */
const OBVIOUS = [
  'password',
  'katasandi',
  'rahasia',
  'hexaflate',
  'otomax',
  'operator',
  'administrator',
  'qwerty',
  'indonesia',
  'bismillah',
  'sayang',
  'pulsa',
  'welcome',
  'letmein',
];
const ROWS = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
];
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

/** Throws `auth.passwordWeak` for short ones and for those that guessers try first. */
export function requireStrongPassword(password: string, username: string): void {
  if ([...password].length < MIN_LENGTH || isObvious(password.toLowerCase(), username.toLowerCase()))
    throw new AppError('auth.passwordWeak', { minLength: MIN_LENGTH });
}

function isObvious(password: string, username: string): boolean {
  if (new Set(password).size < 5) return true;
  const rest = [username, ...OBVIOUS].reduce((left, word) => left.replaceAll(word, ''), password);
  const letters = rest.replace(/[^a-z]/g, '');
  return (rest !== password && letters.length < 5) || ROWS.some((row) => row.includes(password));
}
