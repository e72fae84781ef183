import { byOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { findCase, heldOrder, listCases } from './cases.ts';
import { decideCase, foreseeRelease } from './decide-case.ts';
import { listRules } from './list-rules.ts';

/** The rules against fraud: what they saw, what is held, and the rules themselves. */
export function fraudRoutes(router: Router, context: Context): void {
  mount(router, context, 'heldOrder', (_, { session, params }) =>
    heldOrder(context, session.agentCode, params.id),
  );
  mount(router, context, 'adminFraudCases', (_, { query }) => listCases(context, query));
  mount(router, context, 'adminFraudCase', (_, { params }) => findCase(context, params.id));
  mount(
    router,
    context,
    'adminReleaseCase',
    (_, { params, body, session, facts }) =>
      decideCase(context, params.id, { ...body, verdict: 'released' }, byOperator(session, facts)),
    { foresee: ({ params, body }) => foreseeRelease(context, params.id, body.version) },
  );
  mount(router, context, 'adminRejectCase', (_, { params, body, session, facts }) =>
    decideCase(context, params.id, { ...body, verdict: 'rejected' }, byOperator(session, facts)),
  );
  mount(router, context, 'adminFraudRules', async () => ({ items: await listRules(context) }));
}
