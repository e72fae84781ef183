import type { Order } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { mount, type Router } from '../http/mount.ts';
import { findOrder, findSimilar } from './history.ts';
import { askInquiry, inquiryView } from './inquiries.ts';
import { orderByAttempt, orderById } from './journal.ts';
import { presentOrder } from './present.ts';
import { setSellingPrice } from './selling-price.ts';
import { submitOrder } from './submit.ts';
import { historyView, orderView } from './views.ts';
import { waitPast } from './wait-past.ts';

export function orderRoutes(router: Router, context: Context): void {
  mount(router, context, 'submitOrder', async (_, { session, body, http }) => {
    const { order, replayed } = await submitOrder(context, session, body);
    if (replayed) http.header('Idempotent-Replayed', 'true');
    return presentOrder(context, order);
  });
  mount(router, context, 'orders', async (_, { session, query }) => ({
    view: historyView(context, session.agentCode, query),
  }));
  mount(router, context, 'order', async (_, { session, params, query }) => {
    await waitPast(context, params.id, query, () => orderById(context.store, params.id));
    return { view: orderView(context, session.agentCode, params.id) };
  });
  mount(router, context, 'orderByAttempt', async (_, { session, params }) => {
    const order = await orderByAttempt(context.store, session.agentCode, params.attemptId);
    if (!order || order.verb === 'inquire') throw new AppError('order.notFound');
    return presentOrder(context, order);
  });
  mount(router, context, 'setSellingPrice', async (_, { session, params, body }): Promise<Order> => {
    const order = await findOrder(context, params.id, session.agentCode);
    if (!order) throw new AppError('order.notFound');
    await setSellingPrice(context, order, body.sellingPrice);
    return { ...order, sellingPrice: body.sellingPrice };
  });
  mount(router, context, 'similarOrders', (_, { session, query }) =>
    findSimilar(context, session.agentCode, query.productCode, query.destination),
  );
  mount(router, context, 'askInquiry', async (_, { session, body }) =>
    inquiryView(context, await askInquiry(context, session, body)),
  );
  mount(router, context, 'inquiry', async (_, { session, params, query }) => {
    await waitPast(context, params.id, query, () => orderById(context.store, params.id));
    const order = await orderById(context.store, params.id);
    if (order?.verb !== 'inquire' || order.agent_code !== session.agentCode)
      throw new AppError('order.notFound');
    return inquiryView(context, order);
  });
}
