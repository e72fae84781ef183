import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from './words.ts';

/** Formatting in the panel's language; hand it to the functions of this folder. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language = i18n.resolvedLanguage;
  return useMemo(() => ({ t, tag: language === 'en' ? 'en-GB' : 'id-ID' }), [t, language]);
}
