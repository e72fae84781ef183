import type { Store, StoreTables } from '@hexaflate/store';
import { sql, type Transaction } from 'kysely';
import { instant, type KeptTable } from './kept-table.ts';
import { each, inPages } from './pages.ts';

/** The orders of an agent, for a condition on what hangs on them. */
function ordersOf(transaction: Transaction<StoreTables>, agentCode: string) {
  return transaction.selectFrom('orders').select('id').where('agent_code', '=', agentCode);
}

async function eventsOf(store: Store, orderId: string) {
  const rows = await store
    .selectFrom('order_event')
    .select(['stage', 'at'])
    .where('order_id', '=', orderId)
    .orderBy('seq')
    .execute();
  return rows.map(({ stage, at }) => ({ stage, at: instant(at) }));
}

async function* sales(store: Store, agentCode: string) {
  const rows = inPages((afterId, limit) =>
    store
      .selectFrom('orders')
      .select([
        'id',
        'attempt_id',
        'session_id',
        'verb',
        'product_code',
        'product_name',
        'operator_name',
        'category',
        'destination',
        'buyer_phone',
        'amount',
        'counter',
        'max_price',
        'selling_price',
        'state',
        'failure_code',
        'note',
        'transaction_code',
        'price',
        'balance_before',
        'serial',
        'bill',
        'reversed',
        'accepted_at',
        'final_at',
      ])
      .where('agent_code', '=', agentCode)
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
  for await (const { bill, accepted_at, final_at, ...row } of rows) {
    yield {
      ...row,
      bill: bill === null ? null : JSON.parse(bill),
      accepted_at: instant(accepted_at),
      final_at: instant(final_at),
      events: await eventsOf(store, row.id),
    };
  }
}

/** Sales: the books need them for years, but not whose they were. */
export const keptSales = {
  order_event: {
    inExport: { leftOut: 'stands with its order in transaksi.json' },
    atErasing: { stays: 'names nobody: the stages of a sale and their times' },
  },
  order_note: {
    inExport: {
      file: 'catatan-transaksi.json',
      about: {
        id: 'Catatan petugas tentang transaksi Anda',
        en: 'Notes of the staff about your transactions',
      },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('order_note')
            .innerJoin('orders', 'orders.id', 'order_note.order_id')
            .select(['order_note.order_id', 'order_note.text', 'order_note.at'])
            .where('orders.agent_code', '=', agentCode)
            .orderBy('order_note.at')
            .execute(),
          ({ at, ...row }) => ({ ...row, at: instant(at) }),
        ),
    },
    atErasing: (transaction, { agentCode }) =>
      transaction
        .deleteFrom('order_note')
        .where('order_id', 'in', ordersOf(transaction, agentCode))
        .execute(),
  },
  orders: {
    inExport: {
      file: 'transaksi.json',
      about: {
        id: 'Transaksi yang dibuat lewat aplikasi ini, dengan setiap tahapnya',
        en: 'Transactions made with this app, with each of their stages',
      },
      rows: sales,
    },
    // The journal is a book of sales and bars a sale from being sent twice: it stays, and nobody can be read from it.
    // Three digits of a customer's number are enough to find a sale again by its receipt.
    atErasing: (transaction, { agentCode, pseudonym }) =>
      transaction
        .updateTable('orders')
        .set((field) => ({
          agent_code: pseudonym,
          session_id: null,
          destination: sql<string>`'•••' || substr(destination, length(destination) - 2)`,
          buyer_phone: null,
          note: null,
          serial: null,
          bill: null,
          version: field('version', '+', 1),
        }))
        .where('agent_code', '=', agentCode)
        .execute(),
  },
  selling_price: {
    inExport: {
      file: 'harga-jual.json',
      about: {
        id: 'Harga jual yang Anda tulis pada struk',
        en: 'Selling prices that you put on receipts',
      },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('selling_price')
            .select(['transaction_code', 'selling_price'])
            .where('agent_code', '=', agentCode)
            .execute(),
          (row) => row,
        ),
    },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('selling_price').where('agent_code', '=', agentCode).execute(),
  },
} satisfies Record<string, KeptTable>;
