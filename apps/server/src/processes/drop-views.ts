import type { Context } from '../context.ts';

/**
 * Drops the views that show what this server itself has just written. When Redis does not answer, this process has
 * forgotten them nevertheless and owes the change to the others, so what was written stands and nothing is thrown.
 */
export async function dropViews(
  context: Pick<Context, 'cache' | 'log'>,
  tags: readonly string[],
): Promise<void> {
  await context.cache.invalidate(tags).catch((error: unknown) => {
    context.log.warn({ err: error, tags }, 'other processes will learn of a change later');
  });
}
