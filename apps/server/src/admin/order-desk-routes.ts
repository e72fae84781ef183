import { byOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { createDashboard } from './dashboard.ts';
import { listAdminOrders } from './list-orders.ts';
import { orderDetail } from './order-detail.ts';
import { search } from './search.ts';
import { addNote, assignOrder, listUnknown } from './unknown-queue.ts';

/** Dashboard, transactions, the queue of unknown ones, search. */
export function orderDeskRoutes(router: Router, context: Context): void {
  const dashboard = createDashboard(context);

  mount(router, context, 'adminDashboard', () => dashboard());
  mount(router, context, 'adminOrders', (_, { query }) => listAdminOrders(context, query));
  mount(router, context, 'adminOrder', (_, { params }) => orderDetail(context, params.id));
  mount(router, context, 'adminUnknown', async () => ({ items: await listUnknown(context) }));
  mount(router, context, 'adminAssign', async (_, { params, body, session, facts }) => {
    await assignOrder(context, params.id, body.username, byOperator(session, facts));
    return orderDetail(context, params.id);
  });
  mount(router, context, 'adminNote', async (_, { params, body, session, facts }) => {
    await addNote(
      context,
      params.id,
      { author: session.username, text: body.text },
      byOperator(session, facts),
    );
    return orderDetail(context, params.id);
  });
  mount(router, context, 'adminSearch', (_, { query, session }) =>
    search(context, query.q, session.permissions),
  );
}
