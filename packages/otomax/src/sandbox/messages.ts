import type { Kysely } from 'kysely';
import type { MessageChannel } from '../gateway.ts';
import { fromLocalText, WIB_OFFSET_MINUTES } from '../local-time.ts';
import { normalizePhone, phoneSpellings, senderAddress } from '../phone.ts';
import type { OtomaxTables } from '../tables.ts';

const NEWEST = 50;

export interface ReceivedMessage {
  at: Date;
  text: string;
  channel: 'sms' | 'whatsapp' | 'other';
}

/**
 * What a number has received, newest first, at most 50: every outbox row to it that is not a command to a
 * supplier. Undefined when the text is no number.
 */
export async function messagesFor(
  db: Kysely<OtomaxTables>,
  phone: string,
  utcOffsetMinutes = WIB_OFFSET_MINUTES,
): Promise<ReceivedMessage[] | undefined> {
  const normal = normalizePhone(phone);
  if (normal === undefined) return undefined;
  const rows = await db
    .selectFrom('outbox')
    .select(['tgl_entri', 'pesan', 'tipe_penerima'])
    .where('penerima', 'in', phoneSpellings(normal))
    .where((where) => where.or([where('is_perintah', 'is', null), where('is_perintah', '=', 0)]))
    .orderBy('kode', 'desc')
    .limit(NEWEST)
    .execute();
  return rows.map((row) => ({
    at: fromLocalText(row.tgl_entri, utcOffsetMinutes),
    text: row.pesan ?? '',
    channel: channels[row.tipe_penerima.toUpperCase()] ?? 'other',
  }));
}

const channels: Readonly<Record<string, ReceivedMessage['channel']>> = { S: 'sms', W: 'whatsapp' };

/**
 * Writes a text of a number into the inbox, as a center does that has received it. Throws RangeError when the text is
 * no number. Only on an Otomax to play with: a real one has centers of its own.
 */
export async function receiveMessage(
  db: Kysely<OtomaxTables>,
  message: { from: string; channel: MessageChannel; text: string },
): Promise<void> {
  const phone = normalizePhone(message.from);
  if (phone === undefined) throw new RangeError('A message comes from an Indonesian mobile number');
  const type = message.channel === 'whatsapp' ? 'W' : 'S';
  await db
    .insertInto('inbox')
    .values({ pengirim: senderAddress(phone, type), tipe_pengirim: type, pesan: message.text })
    .execute();
}
