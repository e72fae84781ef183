import { prepared } from '@hexaflate/sqlite';
import type { MessageChannel } from '../gateway.ts';
import type { Reader } from './context.ts';

/** The label that the operator gave to the center made for us. */
export const OWN_LABEL = 'hexaflate';
const WHATSAPP = 5;

const ownCenterRow = prepared((db: Reader) =>
  db
    .selectFrom('im_center')
    .select(['id', 'label'])
    .where('label', '=', OWN_LABEL)
    .where((where) => where.or([where('deleted', 'is', null), where('deleted', '=', 0)])),
);

/** The center through which our requests come; undefined when the installation has none for us. */
export async function ownCenter(db: Reader): Promise<{ id: number; label: string } | undefined> {
  const [row] = await ownCenterRow(db, {});
  return row && { id: row.id, label: row.label ?? OWN_LABEL };
}

/** The center that sends WhatsApp messages; null leaves the choice to Otomax. */
export async function whatsappCenter(db: Reader): Promise<number | null> {
  const row = await db
    .selectFrom('im_center')
    .select('id')
    .where('type', '=', WHATSAPP)
    .where((where) => where.or([where('deleted', 'is', null), where('deleted', '=', 0)]))
    .orderBy('as_default', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * What texts can be sent by. SMS modems stand in no table that all installations have, so SMS is always among them;
 * WhatsApp is where a center for it is on. `waCenter`: whether the installation has a table `wa_center` to look into.
 */
export async function messageChannels(db: Reader, waCenter: boolean): Promise<MessageChannel[]> {
  if ((await whatsappCenter(db)) !== null) return ['sms', 'whatsapp'];
  if (!waCenter) return ['sms'];
  const row = await db
    .selectFrom('wa_center')
    .select('kode')
    .where('aktif', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return row ? ['sms', 'whatsapp'] : ['sms'];
}
