import { type RouteDefinition, routes } from '@hexaflate/contract';
import { type Place, prepared, type Store } from '@hexaflate/store';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';

/** What a reviewer may do beside looking: leave, be told live, tidy his notifications. */
const HARMLESS: ReadonlySet<string> = new Set(
  (['signOut', 'liveTicket', 'readNotifications'] as const).map((name) => addressOf(routes[name])),
);

/**
 * Keeps reviewers, and the whole member that they come in as, from doing anything on a real Otomax: what is not named
 * harmless is refused, whatever routes come later. On one to play with they may try everything. Throws
 * `reviewer.fenced`.
 */
export async function refuseFenced(
  context: Context,
  session: Pick<AgentSession, 'id' | 'agentCode'>,
  route: Pick<RouteDefinition, 'method' | 'path'>,
): Promise<void> {
  if (HARMLESS.has(addressOf(route)) || !(await isFenced(context, session))) return;
  if (await context.phones.exist()) return;
  throw new AppError('reviewer.fenced');
}

const fences = prepared((store: Store, place: Place<{ sessionId: string; agentCode: string }>) => {
  const member = store
    .selectFrom('reviewer_access')
    .select('id')
    .where('agent_code', '=', place('agentCode'))
    .where('closed_at', 'is', null);
  const session = store.selectFrom('reviewer_use').select('id').where('session_id', '=', place('sessionId'));
  return member.unionAll(session).limit(1);
});

async function isFenced(
  { store }: Context,
  { id, agentCode }: Pick<AgentSession, 'id' | 'agentCode'>,
): Promise<boolean> {
  return (await fences(store, { sessionId: id, agentCode })).length > 0;
}

function addressOf({ method, path }: Pick<RouteDefinition, 'method' | 'path'>): string {
  return `${method} ${path}`;
}
