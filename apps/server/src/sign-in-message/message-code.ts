import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike on a small screen. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

/** What a person sends: 40 bits, easy to read out. */
export function newMessageCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** Everything in a text that has the form of such a code, at most four, in capitals. */
export function codesIn(text: string): string[] {
  const form = new RegExp(`(?<![A-Z0-9])[${ALPHABET}]{${LENGTH}}(?![A-Z0-9])`, 'g');
  return [...text.toUpperCase().matchAll(form)].map(([code]) => code).slice(0, 4);
}
