import type { Context } from './context.ts';

/** Rows of one statement. */
const BATCH = 200;

/**
 * Takes the answers to our own requests off Otomax's queue. The apps have read them in the change that brought them;
 * no sender of Otomax delivers for our center, so without this they would pile up.
 */
export async function settleReplies(context: Context): Promise<void> {
  while ((await context.otomax.settleReplies(BATCH)) === BATCH);
}
