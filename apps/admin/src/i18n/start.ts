import type { Locale } from '@hexaflate/contract/wire';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { recall, remember } from '../session/remembered.ts';
import { en } from './en.ts';
import { id } from './id.ts';

/** Loads both catalogues (they are small) and starts in the language chosen last, Indonesian at first. */
export async function startWords(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    resources: { id: { translation: id }, en: { translation: en } },
    lng: recall('language') ?? 'id',
    fallbackLng: 'id',
    interpolation: { escapeValue: false },
  });
}

/** Switches the panel's language and keeps the choice on this device. */
export async function chooseLanguage(language: Locale): Promise<void> {
  remember('language', language);
  await i18next.changeLanguage(language);
}

/** The operator's default language holds as long as nobody has chosen one here. */
export async function followDefaultLanguage(language: Locale): Promise<void> {
  if (!recall('language') && i18next.language !== language) await i18next.changeLanguage(language);
}
