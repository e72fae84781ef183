export { inLocale } from '@hexaflate/widgets';

import type { Locale } from '@hexaflate/contract/wire';
import { fillIn } from '@hexaflate/widgets';
import { useCallback, useSyncExternalStore } from 'react';
import { currentLocale } from './locale.ts';

type Catalog = Record<string, string>;

/** A catalogue of words in both languages; hand it to `useWords`. */
export interface Words<C extends Catalog> {
  id: C;
  en: Record<keyof C, string>;
}

/** Asks a catalogue for a sentence; `{name}` in it is filled from `values`. */
export type Say<C extends Catalog> = (
  key: keyof C & string,
  values?: Record<string, string | number>,
) => string;

const listeners = new Set<() => void>();
let spoken = currentLocale();
showLocale();

/**
 * A feature's words in both languages; English has every key that Indonesian has. They stand in
 * `src/features/<name>/words.ts` and travel in that feature's own chunk.
 */
export function defineWords<const C extends Catalog>(id: C, en: { [K in keyof C]: string }): Words<C> {
  return { id, en };
}

/** The words of a catalogue in the current language, typed by its keys. */
export function useWords<C extends Catalog>(words: Words<C>): Say<C> {
  const locale = useLocale();
  return useCallback((key, values) => fillIn(words[locale][key], values), [words, locale]);
}

/** The current language, for dates and for texts that come as data. */
export function useLocale(): Locale {
  return useSyncExternalStore(watch, () => spoken);
}

/** Changes the language of everything on the screen. */
export function speak(locale: Locale): void {
  spoken = locale;
  showLocale();
  for (const listener of listeners) listener();
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function showLocale(): void {
  if (globalThis.document) document.documentElement.lang = spoken;
}
