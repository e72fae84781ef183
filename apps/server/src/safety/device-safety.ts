import type { DeviceSafety } from '@hexaflate/contract';
import { presentSession } from '../auth/sessions.ts';
import type { Context } from '../context.ts';
import { readEvidence } from './evidence.ts';
import { safetyOf } from './safety.ts';

/** Which of a member's running sessions are safe, and by whose word. */
export async function deviceSafety(context: Context, agentCode: string): Promise<DeviceSafety[]> {
  const settings = await context.settings.exact();
  const now = context.now();
  const rows = await context.store
    .selectFrom('session')
    .selectAll()
    .where('agent_code', '=', agentCode)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
  const evidence = await readEvidence(context.store, agentCode, settings);
  return rows.map((row) => ({
    sessionId: row.id,
    safeBecause: safetyOf(presentSession(row), evidence, settings, now),
    voided: row.safe_by === 'voided',
    wordOf: row.safe_word_of,
    reason: row.safe_reason,
    at: row.safe_at === null ? null : new Date(row.safe_at).toISOString(),
  }));
}
