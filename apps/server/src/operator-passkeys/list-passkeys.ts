import type { OperatorPasskey } from '@hexaflate/contract';
import type { OperatorPasskeyTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import * as z from 'zod';

const TransportsSchema = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']));

/** An operator's passkeys, the oldest first. */
export async function passkeysOf(
  store: Kysely<StoreTables>,
  username: string,
): Promise<OperatorPasskeyTable[]> {
  return store
    .selectFrom('operator_passkey')
    .selectAll()
    .where('username', '=', username)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** A passkey as its owner sees it. */
export function passkeyView(row: OperatorPasskeyTable): OperatorPasskey {
  return {
    id: row.id,
    name: row.name,
    host: row.rp_id,
    backedUp: row.backed_up === 1,
    createdAt: new Date(row.created_at).toISOString(),
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at).toISOString(),
  };
}

/** A passkey as a browser is told of it. */
export function descriptorOf({ id, transports }: OperatorPasskeyTable) {
  return { id, transports: TransportsSchema.parse(JSON.parse(transports)) };
}
