import type { Proof } from '@hexaflate/contract';
import type { ProofTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import * as z from 'zod';
import { CODE_DIGITS } from '../auth/request-code.ts';
import type { Context } from '../context.ts';

const AboutSchema = z.record(z.string(), z.string());

/** A proof as the wire wants it, with the device that asks for it. */
export async function presentProof(
  context: Context,
  store: Kysely<StoreTables>,
  row: ProofTable,
): Promise<Proof> {
  const asker = await store
    .selectFrom('session')
    .select(['device_name', 'address', 'phone'])
    .where('id', '=', row.session_id)
    .executeTakeFirst();
  const isOver = (row.status === 'asked' || row.status === 'given') && row.expires_at <= context.now();
  const resendAt = row.created_at + context.settings.get('signInCode.resendAfter');
  return {
    id: row.id,
    purpose: row.purpose,
    method: row.method,
    status: isOver ? 'expired' : row.status,
    about: AboutSchema.parse(JSON.parse(row.about)),
    asker: { deviceName: asker?.device_name ?? '', address: asker?.address ?? null },
    code:
      row.method === 'code'
        ? {
            digits: CODE_DIGITS,
            phone: maskedPhone(asker?.phone ?? ''),
            resendAt: new Date(resendAt).toISOString(),
          }
        : null,
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
    version: row.version,
  };
}

/** "081200000001" as "0812••••0001": enough to know one's own number by. */
function maskedPhone(phone: string): string {
  return phone.length < 9 ? '' : `${phone.slice(0, 4)}••••${phone.slice(-4)}`;
}
