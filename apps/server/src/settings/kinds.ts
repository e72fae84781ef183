import { MoneySchema, parseMoney, type Sentence, type SettingForm } from '@hexaflate/contract';
import * as z from 'zod';

/** What may stand in a setting: the schema that checks and reads it, and how the panel enters it. */
export interface Kind<Schema extends z.ZodType> {
  schema: Schema;
  form: SettingForm;
}

interface Choice {
  value: string;
  label: Sentence;
}

/** A whole number within bounds, both included. */
export function wholeNumber({ min, max, unit }: { min: number; max: number; unit?: Sentence }) {
  return {
    schema: z.number().int().min(min).max(max),
    form: { type: 'wholeNumber', min, max, unit: unit ?? null },
  } satisfies Kind<z.ZodType>;
}

/** An amount within bounds, all of them decimal strings of rupiah; read as Money. */
export function rupiahAmount({ min, max }: { min: string; max: string }) {
  const [lowest, highest] = [parseMoney(min), parseMoney(max)];
  return {
    schema: MoneySchema.transform(parseMoney).refine((amount) => amount >= lowest && amount <= highest, {
      error: `between ${min} and ${max}`,
    }),
    form: { type: 'rupiah', min, max },
  } satisfies Kind<z.ZodType>;
}

/** Whole seconds within bounds, in milliseconds. */
export function duration({ min, max }: { min: number; max: number }) {
  return {
    schema: z.number().int().multipleOf(1000).min(min).max(max),
    form: { type: 'duration', min, max },
  } satisfies Kind<z.ZodType>;
}

/** On or off. */
export function yesNo() {
  return { schema: z.boolean(), form: { type: 'yesNo' } } satisfies Kind<z.ZodType>;
}

/** One of a few words. */
export function oneOf<const Values extends readonly [string, ...string[]]>(
  values: Values,
  labels: Record<Values[number], Sentence>,
) {
  const choices = values.map((value: Values[number]) => ({ value, label: labels[value] }));
  return { schema: z.enum(values), form: { type: 'oneOf', choices } } satisfies Kind<z.ZodType>;
}

/** A list without repeats of at most `most` codes, from `choices` where they are given, else of the form of `code`. */
export function codes({
  most,
  choices,
  code,
}: {
  most: number;
  choices?: readonly Choice[];
  code?: z.ZodType<string>;
}) {
  const known = choices && new Set(choices.map(({ value }) => value));
  const one = code ?? z.string().trim().min(1).max(60);
  return {
    schema: z
      .array(one.refine((text) => !known || known.has(text), { error: 'not one of the choices' }))
      .max(most)
      .refine((list) => new Set(list).size === list.length, { error: 'listed twice' }),
    form: { type: 'codes', most, choices: choices ? [...choices] : null },
  } satisfies Kind<z.ZodType>;
}

/** A text for people with named places such as `{code}`: no others than these, and none of the required ones missing. */
export function template({
  longest,
  placeholders,
}: {
  longest: number;
  placeholders: readonly { name: string; meaning: Sentence; required: boolean }[];
}) {
  const names = new Set(placeholders.map(({ name }) => name));
  const schema = z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .superRefine((text, check) => {
      const used = new Set([...text.matchAll(PLACE)].map(([, name = '']) => name));
      for (const name of used)
        if (!names.has(name)) check.addIssue({ code: 'custom', message: `{${name}} is not known here` });
      for (const { name, required } of placeholders)
        if (required && !used.has(name)) check.addIssue({ code: 'custom', message: `{${name}} is missing` });
    });
  return {
    schema,
    form: { type: 'template', longest, placeholders: [...placeholders] },
  } satisfies Kind<z.ZodType>;
}

const PLACE = /\{(\w+)\}/g;

/** Fills the places of a template. */
export function fillTemplate(text: string, values: Record<string, string>): string {
  return text.replace(PLACE, (whole, name: string) => values[name] ?? whole);
}
