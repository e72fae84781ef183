/**
 * An Indonesian mobile number in 08… form, from any spelling people paste: +62, 62, 0062, spaces, dashes, dots,
 * brackets. Undefined when it cannot be one.
 */
export function normalizePhone(text: string): string | undefined {
  const compact = text
    .trim()
    .replace(/[\s().\-\u2010-\u2015\u00a0\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]/g, '');
  const match = /^(?:\+?62|0062|0)?(8\d{7,12})$/.exec(compact.replace(/^(\+?62)0/, '$1'));
  return match ? `0${match[1]}` : undefined;
}

/** The number as senders of each kind are registered: S `+628…`, W `628…`. */
export function senderAddress(phone: string, type: 'S' | 'W'): string {
  const national = phone.replace(/^0/, '');
  return type === 'S' ? `+62${national}` : `62${national}`;
}

/** Every spelling under which a number may stand in Otomax's columns. */
export function phoneSpellings(phone: string): string[] {
  const national = phone.replace(/^0/, '');
  return [`+62${national}`, `62${national}`, `0${national}`];
}
