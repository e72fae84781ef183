import type { Locale } from '@hexaflate/contract/wire';

const CHOICE = 'hexaflate.locale';
let fallback: Locale = 'id';

/** The language that the person chose, else the operator's default. */
export function currentLocale(): Locale {
  const chosen = globalThis.localStorage?.getItem(CHOICE);
  return chosen === 'id' || chosen === 'en' ? chosen : fallback;
}

/** Remembers the person's own choice. */
export function chooseLocale(locale: Locale): void {
  localStorage.setItem(CHOICE, locale);
}

/** The operator's default, for everyone who has not chosen. */
export function setDefaultLocale(locale: Locale): void {
  fallback = locale;
}
