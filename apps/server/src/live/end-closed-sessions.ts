import type { Context } from '../context.ts';
import { isAllowed } from '../operators/allowed-addresses.ts';

/** At most this many sessions are asked for in one statement. */
const PAGE = 500;

/**
 * Closes sockets whose session has ended elsewhere, as the message about it may have been lost on the way from another
 * process, and those of the panel whose operator was last somewhere that is not allowed any more.
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

/** Has a change of the list of allowed addresses hold for open sockets too, here and now. */
export function followAllowedAddresses(context: Context): void {
  const { settings, log } = context;
  settings.onChange((keys) => {
    if (!keys.includes('operators.allowedAddresses')) return;
    void endClosedSessions(context).catch((error: unknown) =>
      log.warn({ err: error }, 'sockets from addresses that are not allowed stay open until the next round'),
    );
  });
}

async function runningAmong(
  { store, settings }: Context,
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
    const allowed = settings.get('operators.allowedAddresses');
    const open = store.selectFrom('operator_session').select(['id', 'address']);
    for (const { id, address } of await open.where('id', 'in', operators).execute())
      if (isAllowed(allowed, address ?? '')) running.add(`operator:${id}`);
  }
  return running;
}
