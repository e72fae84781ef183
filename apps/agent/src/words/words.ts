export { inLocale } from '@hexaflate/widgets';

import type { Locale } from '@hexaflate/contract/wire';
import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { currentLocale } from './locale.ts';

type Catalog = Record<string, string>;
/** `minutes_one` and `minutes_other` are both asked for as `minutes`. */
type KeyOf<C> = keyof C extends infer K ? (K extends `${infer Base}_${'one' | 'other'}` ? Base : K) : never;

/** A catalogue of words that has been made known; hand it to `useWords`. */
export interface Words<C extends Catalog> {
  name: string;
  id: C;
}

/** Asks a catalogue for a sentence; `{{name}}` in it is filled from `values`. */
export type Say<C extends Catalog> = (
  key: KeyOf<C> & string,
  values?: Record<string, string | number>,
) => string;

/**
 * Makes a feature's words known in both languages; English must have every key that Indonesian has. Call it at the
 * top of `src/features/<name>/words.ts`, so the words travel in that feature's own chunk.
 */
export function defineWords<const C extends Catalog>(
  name: string,
  id: C,
  en: { [K in keyof C]: string } & Catalog,
): Words<C> {
  i18next.addResourceBundle('id', name, id, true, true);
  i18next.addResourceBundle('en', name, en, true, true);
  return { name, id };
}

/** The words of a catalogue in the current language, typed by its keys. */
export function useWords<C extends Catalog>(words: Words<C>): Say<C> {
  const { t } = useTranslation(words.name);
  return useCallback(
    (key, values) => {
      const name: string = key;
      const count = values?.count;
      return t(name, { replace: values ?? {}, ...(typeof count === 'number' ? { count } : {}) });
    },
    [t],
  );
}

/** The current language, for dates and for texts that come as data. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'id';
}

/** Starts the catalogues; this module does it when it is first imported, so that `defineWords` can follow. */
function startWords(): void {
  void i18next.use(initReactI18next).init({
    lng: currentLocale(),
    fallbackLng: 'id',
    resources: {},
    interpolation: { escapeValue: false },
    // A fact that did not come along leaves a gap, never a name in braces.
    missingInterpolationHandler: () => '',
    initAsync: false,
    returnNull: false,
    keySeparator: false,
    nsSeparator: false,
    react: { useSuspense: false },
  });
  showLocale(currentLocale());
  i18next.on('languageChanged', showLocale);
}

/** Changes the language of everything on the screen. */
export function speak(locale: Locale): void {
  void i18next.changeLanguage(locale);
}

function showLocale(locale: string): void {
  if (globalThis.document) document.documentElement.lang = locale;
}

startWords();
