import { type EngineContext, localNow } from './context.ts';

const QUEUED_FOR_PHONES =
  "status < 20 and status = 0 and coalesce(is_perintah, 0) = 0 and tipe_penerima in ('S', 'W')";

/**
 * Marks what is queued for phones as sent, as the SMS and WhatsApp senders do. Messages of other kinds wait for
 * whoever owns their center. Answers whether there was any.
 */
export function deliverToPhones(context: EngineContext): boolean {
  const { db } = context;
  if (!db.get(`select 1 from outbox where ${QUEUED_FOR_PHONES} limit 1`)) return false;
  db.transaction(() =>
    db.run(
      `update outbox set status = 20, tgl_status = ?, ctr_kirim = 1 where ${QUEUED_FOR_PHONES}`,
      localNow(context),
    ),
  );
  return true;
}
