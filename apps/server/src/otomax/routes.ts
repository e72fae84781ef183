import { byOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { detectEverywhere } from '../detect-otomax.ts';
import { mount, type Router } from '../http/mount.ts';
import { confirmFormats, foreseeConfirmed, foreseeWithdrawn, withdrawFormat } from './decide-formats.ts';
import { readInstallation } from './installation.ts';
import { refreshFeatures } from './watch-features.ts';

/** The panel's view of the Otomax behind this server, and what an operator decides about it. */
export function installationRoutes(router: Router, context: Context): void {
  mount(router, context, 'adminInstallation', () => readInstallation(context));
  mount(router, context, 'adminCheckInstallation', async () => {
    await detectEverywhere(context);
    await refreshFeatures(context);
    return readInstallation(context);
  });
  mount(
    router,
    context,
    'adminConfirmFormats',
    async (_, { body, session, facts }) => {
      await confirmFormats(context, byOperator(session, facts), body.formats);
      return readInstallation(context);
    },
    { foresee: ({ body }) => foreseeConfirmed(context, body.formats) },
  );
  mount(
    router,
    context,
    'adminWithdrawFormat',
    async (_, { params, session, facts }) => {
      await withdrawFormat(context, byOperator(session, facts), params.purpose);
      return readInstallation(context);
    },
    { foresee: ({ params }) => foreseeWithdrawn(context, params.purpose) },
  );
  mount(router, context, 'adminTryFormat', (_, { body }) => context.otomax.tryFormat(body));
}
