import { type EngineSetup, inTransaction, localNow } from './context.ts';

/**
 * Marks what is queued for phones as sent, as the SMS and WhatsApp senders do. Messages of other kinds wait for
 * whoever owns their center. Answers whether there was any.
 */
export async function deliverToPhones(setup: EngineSetup): Promise<boolean> {
  const waiting = await setup.db
    .selectFrom('outbox')
    .select('kode')
    .where((row) => row('status', '<', row.lit(20)))
    .where('status', '=', 0)
    .where('tipe_penerima', 'in', ['S', 'W'])
    .where((row) => row(row.fn.coalesce('is_perintah', row.lit(0)), '=', 0))
    .limit(MOST_AT_ONCE)
    .execute();
  if (waiting.length === 0) return false;
  await inTransaction(setup, (context) =>
    context.db
      .updateTable('outbox')
      .set({ status: 20, tgl_status: localNow(context), ctr_kirim: 1 })
      .where(
        'kode',
        'in',
        waiting.map(({ kode }) => kode),
      )
      .where('status', '=', 0)
      .execute(),
  );
  return true;
}

const MOST_AT_ONCE = 200;
