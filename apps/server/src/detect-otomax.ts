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

/** Says in the log what this installation lacks, once at the start. */
export async function reportOtomax({ otomax, log }: Pick<Context, 'otomax' | 'log'>): Promise<void> {
  const { missing, installation } = await otomax.capabilities();
  for (const { feature, reason } of missing) log.warn({ feature, reason }, 'a feature is off');
  if (!installation) return;
  const { changes, ownTriggers, polledTables } = installation;
  if (changes === 'polling' && ownTriggers > 0)
    log.warn({ ownTriggers }, 'nobody reads what our triggers queue: run "hexaflate otomax install"');
  if (changes === 'triggers' && polledTables.length > 0)
    log.warn({ polledTables }, 'tables without a trigger of ours are polled');
}
