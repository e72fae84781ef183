import type { MiddlewareHandler } from 'hono';
import { AGENT_COOKIE, OPERATOR_COOKIE, presentedToken } from '../auth/credentials.ts';
import { hashToken } from '../auth/secrets.ts';
import type { Context } from '../context.ts';
import { AppError } from './app-error.ts';
import type { HttpEnv } from './mount.ts';
import { networkOf } from './network-of.ts';
import { createSharedBuckets } from './shared-buckets.ts';
import { type BucketSize, createTokenBuckets } from './token-buckets.ts';

/** Whole towns share one address behind a carrier's NAT, so addresses are only a fence against floods. */
const PER_ADDRESS: BucketSize = { burst: 400, perSecond: 50 };
/** Sign-in attempts of an address: people sign in rarely, even a whole town of them. */
const SIGN_IN_PER_ADDRESS: BucketSize = { burst: 100, perSecond: 0.5 };
/** One signed-in device, and all devices of one agent together. */
const READS_PER_SESSION: BucketSize = { burst: 2000, perSecond: 1000 };
const WRITES_PER_SESSION: BucketSize = { burst: 120, perSecond: 30 };
const WRITES_PER_AGENT: BucketSize = { burst: 240, perSecond: 60 };

const MAX_KEYS = 20_000;
const SIGN_IN =
  /\/(auth\/(code|verify|message(\/finish)?|provider(\/finish)?)|admin\/sign-in)$|^\/hapus-akun$/;
const FREE = /\/(brand|docs(\/.*)?)$/;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface RateLimit {
  middleware: MiddlewareHandler<HttpEnv>;
  /**
   * Counts a read of the session with this token's hash. False when it is not known here as signed in, or has used
   * up its reads: the middleware then decides, and nothing was counted.
   */
  takeRead(tokenHash: string): boolean;
}

/**
 * Limits how fast anyone may ask (`request.tooMany`). Devices that are signed in are limited by their session and
 * agent, wherever they are; everyone else by address. A token counts as signed in only after it has opened a
 * guarded route, so that invented tokens win nothing.
 */
export function createRateLimit(context: Context): RateLimit {
  const addresses = createSharedBuckets(context, 'address', PER_ADDRESS, MAX_KEYS);
  const signIns = createSharedBuckets(context, 'sign-in', SIGN_IN_PER_ADDRESS, MAX_KEYS);
  // Counted in each process by itself: a warm read must not wait for a round trip.
  const reads = createTokenBuckets(READS_PER_SESSION, MAX_KEYS, context.now);
  const writes = createSharedBuckets(context, 'session', WRITES_PER_SESSION, MAX_KEYS);
  const agentWrites = createSharedBuckets(context, 'agent', WRITES_PER_AGENT, MAX_KEYS);
  const owners = createKnownTokens(MAX_KEYS);

  const middleware: MiddlewareHandler<HttpEnv> = async (http, next) => {
    const { path, method, raw } = http.req;
    if (FREE.test(path)) return next();
    const address = networkOf(http.get('facts').address);
    const isRead = READS.has(method);
    if (SIGN_IN.test(path)) {
      refuse(await signIns.take(address));
      return next();
    }
    const token = tokenHash(raw, path);
    const owner = token && owners.get(token);
    if (!token || !owner) refuse(await addresses.take(address));
    else if (isRead) refuse(reads.take(owner.session));
    else refuse((await writes.take(owner.session)) || (await agentWrites.take(owner.name)));

    await next();
    const opened = http.get('opened');
    if (opened) owners.set(hashToken(opened.token), { name: opened.agentCode, session: opened.id });
    if (!token || opened) return;
    const [agent, operator] = [http.get('agent'), http.get('operator')];
    if (agent) owners.set(token, { name: agent.agentCode, session: agent.id });
    else if (operator) owners.set(token, { name: operator.username, session: operator.id });
    else owners.delete(token);
  };
  return {
    middleware,
    takeRead(tokenHash) {
      const owner = owners.get(tokenHash);
      return owner !== undefined && reads.take(owner.session) === 0;
    },
  };
}

function refuse(retryAfter: number): void {
  if (retryAfter > 0) throw new AppError('request.tooMany', { retryAfter });
}

function tokenHash(request: Request, path: string): string | undefined {
  const cookie = /\/admin\//.test(path) ? OPERATOR_COOKIE : AGENT_COOKIE;
  const token = presentedToken(request, cookie);
  return token && hashToken(token);
}

/** Whose a token is. A session keeps its limits when it is given another token. */
interface Owner {
  /** Agent code or operator's user name. */
  name: string;
  session: string;
}

/** Token hashes that opened a guarded route, with their owners; the oldest are forgotten first. */
function createKnownTokens(max: number) {
  const known = new Map<string, Owner>();
  return {
    get: (hash: string) => known.get(hash),
    set(hash: string, owner: Owner) {
      known.delete(hash);
      known.set(hash, owner);
      const oldest = known.size > max ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
    },
    delete: (hash: string) => known.delete(hash),
  };
}
