import type { IncomingMessage } from '../gateway.ts';
import { normalizePhone, phoneSpellings } from '../phone.ts';
import { ownCenter } from './centers.ts';
import type { GatewayContext } from './context.ts';

/** Numbers of one statement: each stands for six places, and SQL Server takes at most 2,100 of them. */
const PHONES_AT_ONCE = 100;
/** Longer texts are no message of ours. */
const LONGEST_TEXT = 500;

export async function newestInbox({ read }: GatewayContext): Promise<number> {
  const row = await read
    .selectFrom('inbox')
    .select((of) => of.fn.max('kode').as('kode'))
    .executeTakeFirst();
  return row?.kode ?? 0;
}

/**
 * Along the inbox's own key from `after` on, which is a few minutes of it. Bridges to WhatsApp write a number as
 * `62…@whatsapp.center#1`, so what stands before the sign counts too.
 */
export async function messagesFrom(
  context: GatewayContext,
  phones: readonly string[],
  after: number,
): Promise<IncomingMessage[]> {
  const { read } = context;
  const own = await ownCenter(read);
  const found: IncomingMessage[] = [];
  for (let start = 0; start < phones.length; start += PHONES_AT_ONCE) {
    const spellings = phones.slice(start, start + PHONES_AT_ONCE).flatMap(phoneSpellings);
    const rows = await read
      .selectFrom('inbox')
      .select(['kode', 'pengirim', 'tipe_pengirim', 'pesan', 'kode_terminal'])
      .where('kode', '>', after)
      .where('is_jawaban', '=', 0)
      .where((where) =>
        where.or([
          where('pengirim', 'in', spellings),
          ...spellings.map((spelling) => where('pengirim', 'like', `${spelling}@%`)),
        ]),
      )
      .orderBy('kode')
      .execute();
    for (const row of rows) {
      const phone = normalizePhone(row.pengirim.split('@')[0] ?? '');
      // What came through our own center, we wrote ourselves.
      const ours = own !== undefined && row.kode_terminal === own.id;
      if (phone === undefined || ours || row.pesan.length > LONGEST_TEXT) continue;
      found.push({
        inboxCode: row.kode,
        phone,
        senderType: row.tipe_pengirim.toUpperCase(),
        text: row.pesan,
      });
    }
  }
  return found.sort((a, b) => a.inboxCode - b.inboxCode);
}
