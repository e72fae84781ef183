import type { View } from '@hexaflate/cache';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { AGENT_COOKIE, presentedToken } from './credentials.ts';
import { type FoundAccess, findAccess } from './find-access.ts';
import type { AgentSession } from './principal.ts';
import { hashToken } from './secrets.ts';
import { isRunning, presentSession, sessionTag } from './sessions.ts';

/** Bodies of views as they were last read from, so that a warm read parses nothing. */
const parsed = new WeakMap<Uint8Array, FoundAccess>();

/** As `requireAgent`, for a request that only reads: it needs no proof. */
export async function requireReader(context: Context, request: Request): Promise<AgentSession> {
  const token = presentedToken(request, AGENT_COOKIE);
  if (!token) throw new AppError('auth.required');
  return sessionForReading(context, token);
}

/**
 * The running session of an access token, for requests that only read: from the near cache, under the rules of every
 * other view. Ending a session moves its tag, so no read that begins after that is let in at any process that trusts its
 * memory, and one that does not asks the store. What writes or moves money asks the store itself, by `requireAgent`.
 * Throws as `findAccess`.
 */
export async function sessionForReading(context: Context, token: string): Promise<AgentSession> {
  const tokenHash = hashToken(token);
  const seen = read(await context.cache.read(sessionView(context, tokenHash)));
  // What has run out in memory may have been prolonged since.
  return presentSession(isGood(context, seen) ? seen : await findAccess(context, tokenHash));
}

/** The same as far as memory can tell at once. Undefined says nothing about the token: `sessionForReading` decides. */
export function sessionInMemory(context: Context, tokenHash: string): AgentSession | undefined {
  const body = context.cache.peek(sessionView(context, tokenHash));
  const seen = body && read(body);
  return seen && isGood(context, seen) ? presentSession(seen) : undefined;
}

function isGood(context: Context, seen: FoundAccess): boolean {
  return seen.access_expires_at > context.now() && isRunning(context, seen);
}

/** The view behind a token's hash. A token without a running session has none: its load throws. */
function sessionView(context: Context, tokenHash: string): View {
  return {
    key: `session:${tokenHash}`,
    kind: 'session',
    async load() {
      const found = await findAccess(context, tokenHash);
      return { body: JSON.stringify(found), tags: [sessionTag(found.id)] };
    },
  };
}

function read({ bytes }: { bytes: Uint8Array }): FoundAccess {
  const known = parsed.get(bytes);
  if (known) return known;
  const seen: FoundAccess = JSON.parse(new TextDecoder().decode(bytes));
  parsed.set(bytes, seen);
  return seen;
}
