import type { SessionTable } from '@hexaflate/store';
import type { AgentSession } from '../auth/principal.ts';
import { presentSession } from '../auth/sessions.ts';
import type { TestServer } from './context.ts';

/** Says of a session that an operator has marked it safe, or whatever else may stand there. */
export async function markSafe(
  { context }: TestServer,
  sessionId: string,
  safeBy: SessionTable['safe_by'] = 'operator',
): Promise<void> {
  await context.store
    .updateTable('session')
    .set({ safe_by: safeBy, safe_at: context.now() })
    .where('id', '=', sessionId)
    .execute();
}

/** The session of a device, as a request that changes something would find it. */
export async function sessionOf({ context }: TestServer, sessionId: string): Promise<AgentSession> {
  const row = await context.store
    .selectFrom('session')
    .selectAll()
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return presentSession(row);
}
