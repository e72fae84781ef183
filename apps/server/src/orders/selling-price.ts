import type { Order } from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { oweNews, tellViews } from '../processes/owed-news.ts';

/** Keeps what the customer paid, for the receipt: on our order, or beside a transaction that came another way. */
export async function setSellingPrice(context: Context, order: Order, sellingPrice: string): Promise<void> {
  const owed = await context.store.transaction().execute(async (transaction) => {
    await keep(transaction, order, sellingPrice);
    return oweNews(context, transaction, { tags: [`order:${order.id}`, `orders:${order.agentCode}`] });
  });
  await tellViews(context, owed);
}

async function keep(
  transaction: Transaction<StoreTables>,
  order: Order,
  sellingPrice: string,
): Promise<void> {
  if (order.attemptId !== null) {
    await transaction
      .updateTable('orders')
      .set({ selling_price: sellingPrice })
      .where('id', '=', order.id)
      .execute();
  } else if (order.transactionCode !== null) {
    await transaction
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
}
