import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { checkPinOn } from '../pin/check-pin-on.ts';
import { askExport, newestExport } from './ask-export.ts';
import { fetchExport } from './fetch-export.ts';
import { prepareExports } from './prepare-exports.ts';
import { stopExport } from './stop-export.ts';

/** A copy of everything that is kept of an agent, for himself. */
export function ownDataRoutes(router: Router, context: Context): void {
  mount(router, context, 'ownDataExport', async (_, { session }) => ({
    newest: await newestExport(context, session),
    waitUnproved: context.settings.get('ownData.waitUnproved'),
  }));
  mount(router, context, 'askOwnData', async (_, { session, body }) => {
    await checkPinOn(context, session, body.pin);
    const asked = await askExport(context, session, body.proofId);
    // What is not finished here, because this process ends or fails, the schedule finishes.
    void prepareExports(context).catch((error: unknown) =>
      context.log.warn({ err: error }, 'a copy of own data waits for the next round'),
    );
    return asked;
  });
  mount(router, context, 'stopOwnData', (_, { session, params }) => stopExport(context, session, params.id));
  mount(router, context, 'fetchOwnData', (_, { session, params }) =>
    fetchExport(context, session, params.id),
  );
}
