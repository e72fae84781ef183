import { formatRupiah } from '@hexaflate/contract/money';
import type { SettingForm, SettingValue } from '@hexaflate/contract/settings';
import { formatCount } from '../../format/number.ts';
import type { Words } from '../../format/words.ts';
import { inBestUnit } from './entry.ts';

type Say = (sentence: { id: string; en: string }) => string;

/** A setting's value as people read it: "15 menit", "Rp250.000", "ya". */
export function valueWords(form: SettingForm, value: SettingValue, words: Words, say: Say): string {
  const { t } = words;
  if (typeof value === 'number') {
    if (form.type === 'duration') {
      const { count, unit } = inBestUnit(value);
      return `${formatCount(count, words)} ${t(`settings.units.${unit}`)}`;
    }
    const unit = form.type === 'wholeNumber' && form.unit ? ` ${say(form.unit)}` : '';
    return `${formatCount(value, words)}${unit}`;
  }
  if (typeof value === 'boolean') return t(value ? 'settings.yes' : 'settings.no');
  if (Array.isArray(value)) {
    const names = value.map((one) => nameOf(form, one, say));
    return names.length === 0 ? t('settings.none') : names.join(', ');
  }
  return form.type === 'rupiah' ? formatRupiah(value) : nameOf(form, value, say);
}

function nameOf(form: SettingForm, value: string, say: Say): string {
  const choices = form.type === 'oneOf' || form.type === 'codes' ? form.choices : null;
  const choice = choices?.find((one) => one.value === value);
  return choice ? say(choice.label) : value;
}
