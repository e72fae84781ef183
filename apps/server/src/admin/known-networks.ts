import type { Store } from '@hexaflate/store';
import { PANEL_CHAIN } from '../audit/audit.ts';
import { networkOf } from '../http/network-of.ts';

/** So many of his latest sign-ins are looked at. */
const LOOKED_AT = 50;

/** Whether an operator has lately signed in from the network of an address, as the trail tells. */
export async function hasSignedInFrom(store: Store, username: string, address: string): Promise<boolean> {
  const rows = await store
    .selectFrom('audit_entry')
    .select('address')
    .where('chain', '=', PANEL_CHAIN)
    .where('actor', '=', `operator:${username}`)
    .where('verb', '=', 'operator.signedIn')
    .orderBy('seq', 'desc')
    .limit(LOOKED_AT)
    .execute();
  const network = networkOf(address);
  return rows.some((row) => row.address !== null && networkOf(row.address) === network);
}
