import type { SellEntry } from '@hexaflate/contract/layout';

export type EntryKind = SellEntry['entry'];

/** Longest destination that the API takes. */
const LONGEST = 60;
/** Marks that phones and chat apps leave in copied numbers: spaces of all kinds, dashes, dots, brackets, bidi marks. */
const SEPARATORS = /[\s().\-\u00a0\u2010-\u2015\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]/g;
const PHONE_IN_TEXT =
  /(?:\+|00)?\d(?:[\s().\-\u00a0\u2010-\u2015\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]*\d){7,16}/g;

/**
 * What the agent typed or pasted, as the destination that is sent: mobile numbers in 08… form without anything
 * around them, meters and customer numbers as bare digits.
 */
export function cleanDestination(kind: EntryKind, text: string): string {
  if (kind === 'phone' || kind === 'ewallet') return cleanPhone(text);
  if (kind === 'game') return text.trim().replace(/[()]/g, '').slice(0, LONGEST);
  return cleanDigits(text);
}

/**
 * A mobile number in 08… form from any spelling: `+62 812-3456-7890`, `62812…`, `812…`, or a number inside a chat
 * message. Unfinished numbers are kept as they are typed.
 */
export function cleanPhone(text: string): string {
  const candidates = text.match(PHONE_IN_TEXT)?.map(nationalDigits) ?? [];
  const mobile = candidates.find((digits) => /^08\d{7,12}$/.test(digits));
  return (mobile ?? nationalDigits(text)).slice(0, LONGEST);
}

/** Bare digits; of a pasted message, its longest run of digits (separators inside the run do not count). */
export function cleanDigits(text: string): string {
  const compact = text.replace(SEPARATORS, '');
  if (/^\d*$/.test(compact)) return compact.slice(0, LONGEST);
  const runs = text.match(/\d(?:[\s.-]?\d)*/g)?.map((run) => run.replace(/\D/g, '')) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '').slice(0, LONGEST);
}

function nationalDigits(text: string): string {
  const compact = text.replace(SEPARATORS, '');
  const digits = compact.replace(/\D/g, '');
  if (/^(?:00)?62/.test(digits) && (digits.length > 2 || compact.startsWith('+')))
    return `0${digits.replace(/^(?:00)?62/, '').replace(/^0/, '')}`;
  return digits.startsWith('8') ? `0${digits}` : digits;
}
