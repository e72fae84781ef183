import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { catalogView, recentCustomersView } from './views.ts';

export function catalogRoutes(router: Router, context: Context): void {
  mount(router, context, 'catalog', async (_, { session, params }) => ({
    view: catalogView(context, session.agentCode, params.category),
  }));
  mount(router, context, 'recentCustomers', async (_, { session, query }) => ({
    view: recentCustomersView(context, session.agentCode, query.category),
  }));
}
