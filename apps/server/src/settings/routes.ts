import { byOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { changeSettings, foreseeSettings, kindsOfSettings } from './change-settings.ts';
import { listSettings, settingHistory } from './list-settings.ts';

/** The operator's settings. */
export function settingRoutes(router: Router, context: Context): void {
  mount(router, context, 'adminSettings', () => listSettings(context));
  mount(
    router,
    context,
    'adminChangeSettings',
    async (_, { body, session, facts }) => {
      await changeSettings(context, body.changes, byOperator(session, facts));
      return listSettings(context);
    },
    {
      foresee: ({ body }) => foreseeSettings(context, body.changes),
      alsoOf: ({ body }) => kindsOfSettings(context, body.changes),
    },
  );
  mount(router, context, 'adminSettingHistory', (_, { params }) => settingHistory(context, params.key));
}
