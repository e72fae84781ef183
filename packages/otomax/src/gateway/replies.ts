import { sql } from 'kysely';
import { toLocalText } from '../local-time.ts';
import { ownCenter } from './centers.ts';
import type { GatewayContext } from './context.ts';

/** Literals, because Otomax's index covers `status < 20` and does not serve a parameter. */
const QUEUED = sql.lit(0);
const SENT = sql.lit(20);
/** No module of Otomax has taken the row up. */
const IDLE = ',';

/** See `Gateway.settleReplies`. */
export async function settleReplies(context: GatewayContext, limit: number): Promise<number> {
  const { read, write, dialect, now } = context;
  const center = await ownCenter(read);
  if (!center) return 0;
  const replies = await read
    .selectFrom('outbox as o')
    .select('o.kode')
    .where('o.status', '=', QUEUED)
    .where('o.kode_terminal', '=', center.id)
    .where('o.modul_proses', '=', IDLE)
    .where((where) => where.or([where('o.is_perintah', 'is', null), where('o.is_perintah', '=', 0)]))
    .where((where) =>
      where.or([
        where.exists(
          where
            .selectFrom('inbox as i')
            .select('i.kode')
            .whereRef('i.kode', '=', 'o.kode_inbox')
            .where('i.kode_terminal', '=', center.id),
        ),
        where.exists(
          where
            .selectFrom('transaksi as t')
            .select('t.kode')
            .whereRef('t.kode', '=', 'o.kode_transaksi')
            .where('t.kode_terminal', '=', center.id),
        ),
      ]),
    )
    .orderBy('o.kode')
    .limit(limit)
    .execute();
  if (replies.length === 0) return 0;
  const codes = replies.map(({ kode }) => kode);
  // Asked once more in the same statement: what somebody took up in between is no longer ours.
  const [done] = await write.transaction().execute((writer) =>
    writer
      .updateTable('outbox')
      .set({ status: SENT, tgl_status: toLocalText(now(), dialect.utcOffsetMinutes) })
      .where('kode', 'in', codes)
      .where('status', '=', QUEUED)
      .where('kode_terminal', '=', center.id)
      .where('modul_proses', '=', IDLE)
      .where((where) => where.or([where('is_perintah', 'is', null), where('is_perintah', '=', 0)]))
      .execute(),
  );
  return Number(done?.numUpdatedRows ?? 0);
}
