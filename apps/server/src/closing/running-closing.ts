import { type AccountClosingTable, type Place, prepared, type StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import { AppError } from '../http/app-error.ts';

const runningRow = prepared((store: Kysely<StoreTables>, place: Place<{ agentCode: string }>) =>
  store
    .selectFrom('account_closing')
    .selectAll()
    .where('agent_code', '=', place('agentCode'))
    .where('taken_back_at', 'is', null)
    .where('done_at', 'is', null),
);

/** The wish of an agent to close his account that is neither taken back nor done; undefined without one. */
export async function runningClosing(
  store: Kysely<StoreTables>,
  agentCode: string,
): Promise<AccountClosingTable | undefined> {
  return (await runningRow(store, { agentCode }))[0];
}

/** Nothing new is begun on an account that is being closed. Throws `account.closing`. */
export async function refuseWhileClosing(store: Kysely<StoreTables>, agentCode: string): Promise<void> {
  const closing = await runningClosing(store, agentCode);
  if (!closing) return;
  throw new AppError('account.closing', { eraseAt: new Date(closing.erase_at).toISOString() });
}

/**
 * Whose data is gone, or about to go, signs in nowhere until an operator has dealt with his account in Otomax. Throws
 * `auth.notAllowed`.
 */
export async function refuseErased(store: Kysely<StoreTables>, agentCode: string): Promise<void> {
  const closing = await runningClosing(store, agentCode);
  if (closing && closing.erasing_at !== null) throw new AppError('auth.notAllowed', { status: 'erased' });
}
