import type { Context } from '../context.ts';
import { dropViews } from '../processes/drop-views.ts';
import { type Schedule, startSchedule } from '../schedule.ts';

/** Formats carry no trigger of ours, so they are looked at this often, in milliseconds. */
const LOOK_MS = 15_000;
const CHANNEL = 'formats';

/** Looks at what the installation offers, now and then and whenever another process says that it was decided on. */
export function watchFeatures(context: Context): Schedule {
  const look = () => refreshFeatures(context);
  const stopHearing = context.redis?.link.subscribe(CHANNEL, () => {
    look().catch((error: unknown) => context.log.warn({ err: error }, 'a decision will be seen later'));
  });
  const schedule = startSchedule(context, 'features', LOOK_MS, look);
  return {
    async stop() {
      stopHearing?.();
      await schedule.stop();
    },
  };
}

/** Looks anew; what agents see of it is drawn again when it has changed. Throws OtomaxUnavailableError. */
export async function refreshFeatures(context: Context): Promise<void> {
  if (!(await context.features.refresh())) return;
  context.log.info('what this Otomax offers has changed');
  await dropViews(context, ['features']);
  context.live.publish('agents', { type: 'catalog.changed' });
}

/** Tells the other processes that an operator has decided something. They find out by themselves if this is lost. */
export function tellDecision(context: Context): void {
  context.redis?.link.publish(CHANNEL, 'decided').catch(() => undefined);
}
