import type { Context } from './context.ts';

/**
 * Looks at the Otomax installation again, since it changes without telling us: an update adds columns, an operator
 * takes a right away, a server moves to another zone. What has changed is logged, and every view that may have been
 * made with the old knowledge is made anew.
 */
export async function detectOtomax(context: Context): Promise<void> {
  const changed = await context.otomax.detect();
  if (changed.length === 0) return;
  context.log.warn({ changed }, 'the Otomax installation has changed');
  await context.cache.reset('the Otomax installation has changed');
}
