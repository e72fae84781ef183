import type { Context } from '../context.ts';

/** At most this many sessions are asked for in one statement. */
const PAGE = 500;

/**
 * Closes sockets whose session has ended elsewhere: the message about it may have been lost on the way from another
 * process.
 */
export async function endClosedSessions(context: Context): Promise<void> {
  const open = context.live.sessions();
  for (let from = 0; from < open.length; from += PAGE) {
    const page = open.slice(from, from + PAGE);
    const running = await runningAmong(context, page);
    for (const { audience, sessionId } of page)
      if (!running.has(`${audience}:${sessionId}`)) context.live.endSession(sessionId, 'revoked');
  }
}

async function runningAmong(
  { store }: Context,
  sessions: readonly { audience: 'agent' | 'operator'; sessionId: string }[],
): Promise<Set<string>> {
  const idsOf = (wanted: 'agent' | 'operator') =>
    sessions.filter(({ audience }) => audience === wanted).map(({ sessionId }) => sessionId);
  const agents = idsOf('agent');
  const operators = idsOf('operator');
  const running = new Set<string>();
  if (agents.length > 0) {
    const open = store.selectFrom('session').select('id').where('ended_at', 'is', null);
    for (const { id } of await open.where('id', 'in', agents).execute()) running.add(`agent:${id}`);
  }
  if (operators.length > 0) {
    const open = store.selectFrom('operator_session').select('id');
    for (const { id } of await open.where('id', 'in', operators).execute()) running.add(`operator:${id}`);
  }
  return running;
}
