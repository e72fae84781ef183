import type { Order } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { dropViews } from '../processes/drop-views.ts';

/** Keeps what the customer paid, for the receipt: on our order, or beside a transaction that came another way. */
export async function setSellingPrice(context: Context, order: Order, sellingPrice: string): Promise<void> {
  if (order.attemptId !== null) {
    await context.store
      .updateTable('orders')
      .set({ selling_price: sellingPrice })
      .where('id', '=', order.id)
      .execute();
  } else if (order.transactionCode !== null) {
    await context.store
      .insertInto('selling_price')
      .values({
        agent_code: order.agentCode,
        transaction_code: order.transactionCode,
        selling_price: sellingPrice,
      })
      .onConflict((conflict) =>
        conflict.columns(['agent_code', 'transaction_code']).doUpdateSet({ selling_price: sellingPrice }),
      )
      .execute();
  }
  await dropViews(context, [`order:${order.id}`, `orders:${order.agentCode}`]);
}
