import { byOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { deviceSafety } from './device-safety.ts';
import { foreseeSafe, makeSafeByDevice, markSafe, voidSafe } from './mark-safe.ts';
import { sessionLimits } from './session-limits.ts';

/** The limits of new devices, and what lifts them. */
export function safetyRoutes(router: Router, context: Context): void {
  mount(router, context, 'sessionLimits', (_, { session }) => sessionLimits(context, session));
  mount(router, context, 'makeSessionSafe', async (_, { session, body }) => {
    await makeSafeByDevice(context, session, body.proofId);
    return sessionLimits(context, { ...session, safeBy: 'device' });
  });
  mount(router, context, 'adminAgentSafety', async (_, { params }) => ({
    items: await deviceSafety(context, params.code),
  }));
  mount(
    router,
    context,
    'adminMarkSafe',
    async (_, { params, body, session, facts }) => {
      await markSafe(context, params.id, body.reason, byOperator(session, facts));
      return undefined;
    },
    { foresee: ({ params }) => foreseeSafe(context, params.id) },
  );
  mount(router, context, 'adminVoidSafe', async (_, { params, body, session, facts }) => {
    await voidSafe(context, params.id, body.reason, byOperator(session, facts));
    return undefined;
  });
}
