import { parseMoney } from '@hexaflate/contract/money';
import type { SettingForm, SettingValue } from '@hexaflate/contract/settings';

export const durationUnits = ['s', 'min', 'h', 'd'] as const;
export type DurationUnit = (typeof durationUnits)[number];
const UNIT_MS: Record<DurationUnit, number> = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** What stands in a field while it is edited. */
export type Entry = string | boolean | string[] | { amount: string; unit: DurationUnit };

/** Why an entry is no value yet. */
export type Flaw =
  | { flaw: 'whole' | 'amount' | 'empty' | 'range' }
  | { flaw: 'long' | 'many'; n: number }
  | { flaw: 'missing' | 'unknown'; name: string };

/** A duration in the biggest unit that it is a whole number of; milliseconds. */
export function inBestUnit(ms: number): { count: number; unit: DurationUnit } {
  const unit = durationUnits.findLast((one) => ms % UNIT_MS[one] === 0) ?? 's';
  return { count: ms / UNIT_MS[unit], unit };
}

/** How a value stands in its field. */
export function entryOf(form: SettingForm, value: SettingValue): Entry {
  if (form.type === 'duration' && typeof value === 'number') {
    const { count, unit } = inBestUnit(value);
    return { amount: String(count), unit };
  }
  if (form.type === 'codes' && Array.isArray(value)) return form.choices ? value : value.join('\n');
  return typeof value === 'number' ? String(value) : value;
}

/** Reads a field: the value, or why there is none. The server checks again, and knows more. */
export function readEntry(form: SettingForm, entry: Entry): { value: SettingValue } | Flaw {
  switch (form.type) {
    case 'wholeNumber':
      return readNumber(String(entry), 1, form);
    case 'duration':
      if (typeof entry !== 'object' || Array.isArray(entry)) return { flaw: 'whole' };
      return readNumber(entry.amount, UNIT_MS[entry.unit], form);
    case 'rupiah':
      return readRupiah(String(entry).trim(), form);
    case 'yesNo':
      return { value: entry === true };
    case 'oneOf':
      return { value: String(entry) };
    case 'codes': {
      const typed = Array.isArray(entry)
        ? entry
        : String(entry)
            .split(/[\s,;]+/)
            .filter(Boolean);
      const list = [...new Set(typed)];
      return list.length > form.most ? { flaw: 'many', n: form.most } : { value: list };
    }
    case 'template':
      return readTemplate(String(entry).trim(), form);
  }
}

function readNumber(
  text: string,
  unit: number,
  { min, max }: { min: number; max: number },
): { value: number } | Flaw {
  if (!/^-?\d{1,12}$/.test(text.trim())) return { flaw: 'whole' };
  const value = Number(text) * unit;
  return value < min || value > max ? { flaw: 'range' } : { value };
}

/** Dots between thousands, as people here write them, are passed over. */
function readRupiah(text: string, { min, max }: { min: string; max: string }): { value: string } | Flaw {
  const digits = text.replace(/\.(?=\d{3}(\.|$))/g, '');
  if (!/^\d{1,15}$/.test(digits)) return { flaw: 'amount' };
  const amount = parseMoney(digits);
  return amount < parseMoney(min) || amount > parseMoney(max) ? { flaw: 'range' } : { value: digits };
}

function readTemplate(
  text: string,
  { longest, placeholders }: Extract<SettingForm, { type: 'template' }>,
): { value: string } | Flaw {
  if (text === '') return { flaw: 'empty' };
  if (text.length > longest) return { flaw: 'long', n: longest };
  const used = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const unknown = used.find((name) => !placeholders.some((place) => place.name === name));
  if (unknown !== undefined) return { flaw: 'unknown', name: unknown };
  const missing = placeholders.find(({ name, required }) => required && !used.includes(name));
  return missing ? { flaw: 'missing', name: missing.name } : { value: text };
}
