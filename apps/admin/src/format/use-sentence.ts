import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** A text that the server gives in both languages, in the panel's. */
export function useSentence(): (sentence: { id: string; en: string }) => string {
  const { i18n } = useTranslation();
  const language = i18n.resolvedLanguage === 'en' ? 'en' : 'id';
  return useCallback((sentence) => sentence[language], [language]);
}
