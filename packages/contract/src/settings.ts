import * as z from 'zod';
import { MoneySchema } from './money.ts';
import { InstantSchema } from './wire.ts';

const SentenceSchema = z.object({ id: z.string(), en: z.string() });

/** How a setting is entered, and within which bounds. */
export const SettingFormSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('wholeNumber'),
    min: z.number().int(),
    max: z.number().int(),
    unit: SentenceSchema.nullable(),
  }),
  z.object({ type: z.literal('rupiah'), min: MoneySchema, max: MoneySchema }),
  /** Whole seconds, counted in milliseconds as all durations are. */
  z.object({ type: z.literal('duration'), min: z.number().int(), max: z.number().int() }),
  z.object({ type: z.literal('yesNo') }),
  z.object({
    type: z.literal('oneOf'),
    choices: z.array(z.object({ value: z.string(), label: SentenceSchema })),
  }),
  /** A list; from `choices` where there are any, else free codes. */
  z.object({
    type: z.literal('codes'),
    most: z.number().int(),
    choices: z.array(z.object({ value: z.string(), label: SentenceSchema })).nullable(),
  }),
  /** A text in which `{name}` is filled in. */
  z.object({
    type: z.literal('template'),
    longest: z.number().int(),
    placeholders: z.array(z.object({ name: z.string(), meaning: SentenceSchema, required: z.boolean() })),
  }),
]);
export type SettingForm = z.infer<typeof SettingFormSchema>;

/** A setting's value on the wire: milliseconds for durations, a decimal string for rupiah. */
export const SettingValueSchema = z.union([
  z.number(),
  z.boolean(),
  z.string().max(2000),
  z.array(z.string().max(200)).max(500),
]);
export type SettingValue = z.infer<typeof SettingValueSchema>;

const KeySchema = z.string().min(1).max(80);

export const SettingSchema = z
  .object({
    key: KeySchema,
    label: SentenceSchema,
    meaning: SentenceSchema,
    form: SettingFormSchema,
    default: SettingValueSchema,
    value: SettingValueSchema,
    /** Rises by one with each change; 0 while nobody has changed it. */
    version: z.number().int(),
    changedBy: z.string().nullable(),
    changedAt: InstantSchema.nullable(),
  })
  .meta({ id: 'Setting' });
export type Setting = z.infer<typeof SettingSchema>;

export const SettingsSchema = z
  .object({
    groups: z.array(z.object({ id: z.string(), title: SentenceSchema, settings: z.array(SettingSchema) })),
  })
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof SettingsSchema>;

/** Several settings at once, all or none; `value` null takes the default again. */
export const ChangeSettingsSchema = z.object({
  changes: z
    .array(
      z.object({ key: KeySchema, value: SettingValueSchema.nullable(), version: z.number().int().min(0) }),
    )
    .min(1)
    .max(100),
});

export const SettingHistorySchema = z.object({
  items: z.array(
    z.object({
      version: z.number().int(),
      /** Null where the default was taken again. */
      value: SettingValueSchema.nullable(),
      changedBy: z.string(),
      changedAt: InstantSchema,
    }),
  ),
});
