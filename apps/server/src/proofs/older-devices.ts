import type { SessionTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type { AgentSession } from '../auth/principal.ts';
import { presentSession } from '../auth/sessions.ts';
import type { Context } from '../context.ts';
import { readEvidence } from '../safety/evidence.ts';
import { safetyOf } from '../safety/safety.ts';
import type { SettingSnapshot } from '../settings/settings.ts';

/** A session of the agent's, as far as the order of sign-ins goes. */
type Asker = Pick<AgentSession, 'agentCode' | 'signedInAt'>;

/** Running sessions of the same agent that are safe and were signed in before this one: they may answer for it. */
export async function olderSafeSessions(
  context: Context,
  store: Kysely<StoreTables>,
  asker: Asker,
  settings: SettingSnapshot,
): Promise<AgentSession[]> {
  const now = context.now();
  const rows: SessionTable[] = await store
    .selectFrom('session')
    .selectAll()
    .where('agent_code', '=', asker.agentCode)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('created_at', '<', asker.signedInAt)
    .execute();
  if (rows.length === 0) return [];
  const evidence = await readEvidence(store, asker.agentCode, settings);
  return rows.map(presentSession).filter((session) => safetyOf(session, evidence, settings, now) !== null);
}
