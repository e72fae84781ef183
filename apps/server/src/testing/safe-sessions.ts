import type { SessionTable } from '@hexaflate/store';
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
