import * as z from 'zod';

/** An instant on the wire: ISO 8601 in UTC with milliseconds. */
export const InstantSchema = z.iso
  .datetime({ precision: 3 })
  .meta({ id: 'Instant', examples: ['2026-01-31T03:04:05.678Z'] });

/**
 * Client-minted UUID (v7 by our apps; any UUID is accepted). Kept in one spelling: capitals do not make it another
 * attempt, which would sell once more what was approved once.
 */
export const AttemptIdSchema = z.uuid().toLowerCase().meta({ id: 'AttemptId' });

export const CursorSchema = z.string().min(1).max(512);

/** Page of a list, newest first. `next` is absent on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}

/** A text in Indonesian, and in English where someone wrote it. */
export const LocalizedTextSchema = z.object({ id: z.string().max(400), en: z.string().max(400).optional() });
export type LocalizedText = z.infer<typeof LocalizedTextSchema>;

export const LocaleSchema = z.enum(['id', 'en']);
export type Locale = z.infer<typeof LocaleSchema>;

/** Query parameter with a whole number; absent stays absent. */
export const WholeNumberQuery = z.coerce.number().int().min(0);

/** Query parameter for a page size. */
export const LimitQuery = z.coerce.number().int().min(1).max(100).default(30);
