import type { View } from '@hexaflate/cache';
import type { SessionTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { AGENT_COOKIE, presentedToken } from './credentials.ts';
import type { AgentSession } from './principal.ts';
import { hashToken } from './secrets.ts';
import { findSession, isDue, isRunning, presentSession, runningSession, sessionTag } from './sessions.ts';

/** What the view of a session holds: the row, without what is only for the store to know. */
type SeenSession = Omit<SessionTable, 'token_hash'>;

/** Bodies of views as they were last read from, so that a warm read parses nothing. */
const parsed = new WeakMap<Uint8Array, SeenSession>();

/** As `requireAgent`, for a request that only reads. */
export async function requireReader(
  context: Context,
  request: Request,
  facts: RequestFacts,
): Promise<AgentSession> {
  const token = presentedToken(request, AGENT_COOKIE);
  if (!token) throw new AppError('auth.required');
  return sessionForReading(context, token, facts.address);
}

/**
 * The running session of a token, for requests that only read: from the near cache, under the rules of every other
 * view. Ending a session moves its tag, so no read that begins after that is let in at any process that trusts its
 * memory, and one that does not asks the store. What writes or moves money asks the store itself, by `requireAgent`.
 * A session that is due to be prolonged, has expired or comes from elsewhere goes to the store as well.
 * Throws `auth.expired` for unknown, ended and expired ones.
 */
export async function sessionForReading(
  context: Context,
  token: string,
  address: string,
): Promise<AgentSession> {
  const seen = read(await context.cache.read(sessionView(context, hashToken(token))));
  if (isGood(context, seen, address)) return presentSession(seen);
  const session = await findSession(context, token, address);
  if (!session) throw new AppError('auth.expired');
  return session;
}

/**
 * The same as far as memory can tell at once. Undefined says nothing about the token: `sessionForReading` decides.
 * An address that has changed is not looked at: it is written down with the next use that is due.
 */
export function sessionInMemory(context: Context, tokenHash: string): AgentSession | undefined {
  const body = context.cache.peek(sessionView(context, tokenHash));
  const seen = body && read(body);
  return seen && isGood(context, seen, seen.address) ? presentSession(seen) : undefined;
}

/** Neither expired nor due to be written down. */
function isGood(context: Context, seen: SeenSession, address: string | null): boolean {
  return isRunning(context, seen) && !isDue(seen, context.now(), address);
}

/** The view behind a token's hash. A token without a running session has none: its load throws `auth.expired`. */
function sessionView(context: Context, tokenHash: string): View {
  return {
    key: `session:${tokenHash}`,
    kind: 'session',
    async load() {
      const row = await runningSession(context, tokenHash);
      if (!row) throw new AppError('auth.expired');
      const { token_hash: _secret, ...seen } = row;
      return { body: JSON.stringify(seen satisfies SeenSession), tags: [sessionTag(row.id)] };
    },
  };
}

function read({ bytes }: { bytes: Uint8Array }): SeenSession {
  const known = parsed.get(bytes);
  if (known) return known;
  const seen: SeenSession = JSON.parse(new TextDecoder().decode(bytes));
  parsed.set(bytes, seen);
  return seen;
}
