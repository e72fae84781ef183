import type { Json } from './canonical-json.ts';

/** Digits that a number is known by to whoever knows it anyway, as in what stays of an erased account's sales. */
const SHOWN = 3;

const PHONE = /(?<![\w+-])(?:\+?62|0)[ .-]?\d(?:[ .-]?\d){6,14}(?![\w-])/g;
/** A NIK, also grouped as people write it. */
const SIXTEEN_DIGITS = /(?<![\w-])\d(?:[ .-]?\d){15}(?![\w-])/g;
const EMAIL = /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** The end of a number, behind three dots: "081277778888" as "•••888". */
export function endOf(number: string): string {
  return `•••${number.slice(-SHOWN)}`;
}

/**
 * A text in which phone numbers and NIKs are told by their end alone, and e-mail addresses by their host: what goes into
 * the trail can never be taken out of it again, and people write numbers into reasons.
 */
export function numbersHidden(text: string): string {
  return text
    .replace(SIXTEEN_DIGITS, endOf)
    .replace(PHONE, endOf)
    .replace(EMAIL, (email) => `•••${email.slice(email.indexOf('@'))}`);
}

/** The same for every text in a value, however deep. */
export function numbersHiddenIn<Value extends Json>(value: Value): Value;
export function numbersHiddenIn(value: Json): Json {
  if (typeof value === 'string') return numbersHidden(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((inner: Json) => numbersHiddenIn(inner));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, numbersHiddenIn<Json>(inner)]),
  );
}
