import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { readCatalog, readRecentCustomers } from './views.ts';

export function catalogRoutes(router: Router, context: Context): void {
  mount(router, context, 'catalog', async (_, { session, params }) => ({
    view: await readCatalog(context, session.agentCode, params.category),
  }));
  mount(router, context, 'recentCustomers', async (_, { session, query }) => ({
    view: await readRecentCustomers(context, session.agentCode, query.category),
  }));
}
