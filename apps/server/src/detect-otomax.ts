import type { Context } from './context.ts';
import { allMissing } from './otomax/features.ts';
import { type Schedule, startSchedule } from './schedule.ts';

/** How often an installation is looked at again, in milliseconds. */
const LOOK_MS = 5 * 60_000;
const CHANNEL = 'installation';

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

/** Looks now and then, and whenever another process has noticed that something is not as it was. */
export function watchInstallation(context: Context): Schedule {
  const look = () => detectOtomax(context);
  const stopHearing = context.redis?.link.subscribe(CHANNEL, () => {
    look().catch((error: unknown) => context.log.warn({ err: error }, 'the installation will be seen later'));
  });
  const schedule = startSchedule(context, 'detection', LOOK_MS, look);
  return {
    async stop() {
      stopHearing?.();
      await schedule.stop();
    },
  };
}

/** Looks at once, and has the other processes look. They find out by themselves if this is lost. */
export async function detectEverywhere(context: Context): Promise<void> {
  await detectOtomax(context);
  context.redis?.link.publish(CHANNEL, 'moved').catch(() => undefined);
}

/** Says in the log what this installation lacks, once at the start, when the gateway knows the agreed formats. */
export async function reportOtomax({ otomax, log }: Pick<Context, 'otomax' | 'log'>): Promise<void> {
  const { missing, installation } = await otomax.capabilities();
  const { purposes } = await otomax.formats();
  for (const { feature, reason } of allMissing(purposes, missing))
    log.warn({ feature, reason }, 'a feature is off');
  if (!installation) return;
  const { changes, ownTriggers, polledTables } = installation;
  if (changes === 'polling' && ownTriggers > 0)
    log.warn({ ownTriggers }, 'nobody reads what our triggers queue: run "hexaflate otomax install"');
  if (changes === 'triggers' && polledTables.length > 0)
    log.warn({ polledTables }, 'tables without a trigger of ours are polled');
}
