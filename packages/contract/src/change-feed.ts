import * as z from 'zod';

/** How changes of Otomax come in now. */
export const ChangeFeedSchema = z.object({
  ok: z.boolean(),
  lagMs: z.number().nullable(),
  queued: z.number(),
  /** Tables that should have a trigger of ours and have none that works: they are asked again and again. */
  withoutTrigger: z.array(z.string()),
});
