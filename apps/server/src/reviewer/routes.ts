import { byOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { admitReviewers, foreseeAdmitted, showReviewers } from './admit.ts';
import { dismissReviewers } from './dismiss.ts';

export function reviewerRoutes(router: Router, context: Context): void {
  mount(router, context, 'reviewer', () => showReviewers(context));

  mount(
    router,
    context,
    'openReviewer',
    (_, { body, session, facts }) => admitReviewers(context, body, byOperator(session, facts)),
    { foresee: ({ body }) => foreseeAdmitted(context, body) },
  );

  mount(router, context, 'closeReviewer', async (_, { session, facts }) => {
    await dismissReviewers(context, byOperator(session, facts));
    return undefined;
  });
}
