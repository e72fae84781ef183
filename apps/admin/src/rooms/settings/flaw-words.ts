import type { SettingForm } from '@hexaflate/contract/settings';
import type { Words } from '../../format/words.ts';
import type { Flaw } from './entry.ts';
import { valueWords } from './value-words.ts';

/** What is wrong with an entry, in words. */
export function flawWords(
  form: SettingForm,
  flaw: Flaw,
  words: Words,
  say: (sentence: { id: string; en: string }) => string,
): string {
  const { t } = words;
  if (flaw.flaw === 'range') {
    if (!('min' in form)) return t('settings.flaw.whole');
    const [min, max] = [form.min, form.max].map((bound) => valueWords(form, bound, words, say));
    return t('settings.flaw.range', { min, max });
  }
  if (flaw.flaw === 'long' || flaw.flaw === 'many') return t(`settings.flaw.${flaw.flaw}`, { n: flaw.n });
  if (flaw.flaw === 'missing' || flaw.flaw === 'unknown')
    return t(`settings.flaw.${flaw.flaw}`, { name: flaw.name });
  return t(`settings.flaw.${flaw.flaw}`);
}
