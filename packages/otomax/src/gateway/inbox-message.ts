import { type Place, prepared } from '@hexaflate/sqlite';
import type { Insertable } from 'kysely';
import { toLocalText } from '../local-time.ts';
import type { InboxTable } from '../tables.ts';
import type { GatewayContext, Reader, Writer } from './context.ts';

/** A message of an agent to Otomax, through our own center. */
export interface InboxMessage {
  agentCode: string;
  sender: { pengirim: string; tipe_pengirim: string };
  center: { id: number; label: string };
  message: string;
}

/** The row that Otomax will read, as if it had just come in. */
export function inboxRow(
  { now, dialect }: GatewayContext,
  { agentCode, sender, center, message }: InboxMessage,
): Insertable<InboxTable> {
  const at = toLocalText(now(), dialect.utcOffsetMinutes);
  return {
    tgl_entri: at,
    penerima: center.label,
    pengirim: sender.pengirim,
    tipe_pengirim: sender.tipe_pengirim,
    pesan: message,
    status: 0,
    kode_terminal: center.id,
    tgl_status: at,
    kode_reseller: agentCode,
    is_jawaban: 0,
  };
}

const senderRows = prepared((db: Reader, place: Place<{ agentCode: string }>) =>
  db
    .selectFrom('pengirim')
    .select(['pengirim', 'tipe_pengirim'])
    .where('kode_reseller', '=', place('agentCode'))
    .orderBy('pengirim'),
);

/** The agent's sender that the request names: of the confirmed type, or SMS before WhatsApp before others. */
export async function senderOf(
  writer: Writer,
  agentCode: string,
  only: string | undefined,
): Promise<{ pengirim: string; tipe_pengirim: string } | undefined> {
  const senders = await senderRows(writer, { agentCode });
  const rank = (type: string) => ['S', 'W'].indexOf(type.toUpperCase()) >>> 0;
  const usable = senders.filter(
    ({ tipe_pengirim }) => only === undefined || tipe_pengirim.toUpperCase() === only,
  );
  return usable.sort((a, b) => rank(a.tipe_pengirim) - rank(b.tipe_pengirim))[0];
}
