import type { OutgoingMessage } from '../gateway.ts';
import { toLocalText } from '../local-time.ts';
import { normalizePhone, senderAddress } from '../phone.ts';
import { whatsappCenter } from './centers.ts';
import type { GatewayContext } from './context.ts';

/** OTPs wait behind nothing: the highest priority that add-ons are seen to use. */
const PRIORITY = 3;

/** Throws RangeError when the number is none. The text never appears in an error. */
export async function sendMessage(context: GatewayContext, message: OutgoingMessage): Promise<void> {
  const phone = normalizePhone(message.to);
  if (phone === undefined) throw new RangeError('A message needs an Indonesian mobile number');
  const type = message.channel === 'whatsapp' ? 'W' : 'S';
  const now = toLocalText(context.now(), context.dialect.utcOffsetMinutes);
  await context.write.transaction().execute(async (writer) => {
    await writer
      .insertInto('outbox')
      .values({
        tgl_entri: now,
        penerima: senderAddress(phone, type),
        tipe_penerima: type,
        pesan: message.text,
        status: 0,
        tgl_status: now,
        kode_reseller: message.agentCode ?? null,
        bebas_biaya: 1,
        is_perintah: 0,
        prioritas: PRIORITY,
        modul_proses: ',',
        kode_terminal: type === 'W' ? await whatsappCenter(writer) : null,
      })
      .execute();
  });
}
