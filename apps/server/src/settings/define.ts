import type { Sentence, SettingForm, SettingValue } from '@hexaflate/contract';
import * as z from 'zod';
import type { Kind } from './kinds.ts';

/** What the panel says about a setting. */
interface SettingFacts {
  label: Sentence;
  /** What it does, in a sentence or two. */
  meaning: Sentence;
  form: SettingForm;
  /** As on the wire. */
  default: SettingValue;
}

const facts = z.registry<SettingFacts>();

/** One setting: its kind, its default (as on the wire), its label and its meaning. */
export function setting<Schema extends z.ZodType>(
  kind: Kind<Schema>,
  about: { default: z.input<Schema> & SettingValue; label: Sentence; meaning: Sentence },
): z.ZodPrefault<Schema> {
  const defined = kind.schema.prefault(about.default);
  const known: z.ZodType = defined;
  facts.add(known, { ...about, form: kind.form });
  return defined;
}

/** What was said about a setting when it was defined. Throws on a schema that is none. */
export function factsOf(schema: z.ZodType): SettingFacts {
  const known = facts.get(schema);
  if (!known) throw new Error('This is not a setting');
  return known;
}
