import type { StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { olderSafeSessions } from '../proofs/older-devices.ts';
import { whySafe } from '../safety/safety.ts';
import type { SettingSnapshot } from '../settings/settings.ts';

/**
 * Keys of an agent that prove more than the PIN does: those made on a device that is safe, be it this one or an older
 * one from where the passkey has come along. Who has stolen PIN and SIM card can make a key on a new device; it proves
 * nothing there.
 */
export async function provingKeys(
  context: Context,
  store: Kysely<StoreTables>,
  session: AgentSession,
  settings: SettingSnapshot,
): Promise<string[]> {
  if (!settings.get('pin.keysAllowed')) return [];
  const keys = await store
    .selectFrom('approval_key')
    .select(['id', 'session_id'])
    .where('agent_code', '=', session.agentCode)
    .execute();
  if (keys.length === 0) return [];
  const safe = new Set((await olderSafeSessions(context, store, session, settings)).map(({ id }) => id));
  if ((await whySafe(context, store, session, settings)) !== null) safe.add(session.id);
  return keys.filter((key) => safe.has(key.session_id)).map(({ id }) => id);
}
