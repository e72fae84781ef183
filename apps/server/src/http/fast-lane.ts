import { type Coding, inCoding, matchesEtag, type View } from '@hexaflate/cache';
import { type RouteName, routes } from '@hexaflate/contract';
import { ownView } from '../agents/views.ts';
import { AGENT_COOKIE, presentedToken } from '../auth/credentials.ts';
import { hashToken } from '../auth/secrets.ts';
import { sessionInMemory } from '../auth/session-view.ts';
import type { Context } from '../context.ts';
import { livePosition } from '../home/routes.ts';
import { homeView } from '../home/views.ts';
import type { AppParts } from './app.ts';
import { recordRequest } from './measure.ts';
import { API } from './mount.ts';
import { bytesHeaders, codingFor, REQUEST_ID, VIEW_HEADERS } from './view-answer.ts';

/** A view that lies at an address of its own, without anything to choose in the query. */
interface WarmRoute {
  route: RouteName;
  view: (context: Context, agentCode: string) => View;
  /** Headers of this answer alone, to be read before the view is. */
  headers?: (context: Context) => Record<string, string>;
}

const warmRoutes: readonly WarmRoute[] = [
  { route: 'home', view: homeView, headers: livePosition },
  { route: 'me', view: ownView },
];

/** What of a route's answers is always the same. A response copies it. */
interface Prepared {
  whole: Headers;
  unchanged: Headers;
}

/** Answers a request, over https or not, ahead of the framework; undefined when the framework has to. */
export type FastLane = (request: Request, secure: boolean) => Response | undefined;

/**
 * Answers what is asked most: a view that lies finished in memory, for a session that does too. It goes by the checks
 * of the framework's lane and in their order, by the same functions; where any of them would have to wait, refuse or
 * write, nothing has been taken from a limit and the framework begins anew.
 */
export function createFastLane(context: Context, { limit, setSecurityHeaders }: AppParts): FastLane {
  const lanes = new Map(
    warmRoutes.map(({ route, view, headers }) => {
      const path: string = `${API}${routes[route].path}`;
      return [
        path,
        { path, view, headers, overHttps: preparer(path, true), overHttp: preparer(path, false) },
      ];
    }),
  );

  function preparer(path: string, secure: boolean): (coding: Coding | undefined) => Prepared {
    const ready = new Map<Coding | undefined, Prepared>();
    return (coding) => {
      const known = ready.get(coding);
      if (known) return known;
      const unchanged = new Headers(VIEW_HEADERS);
      setSecurityHeaders(unchanged, null, secure, path);
      const whole = new Headers(unchanged);
      for (const [name, value] of Object.entries(bytesHeaders(coding))) whole.set(name, value);
      ready.set(coding, { whole, unchanged });
      return { whole, unchanged };
    };
  }

  return (request, secure) => {
    const began = performance.now();
    const lane = request.method === 'GET' ? lanes.get(pathOf(request.url)) : undefined;
    const token = lane && presentedToken(request, AGENT_COOKIE);
    if (!token) return undefined;
    const tokenHash = hashToken(token);
    const session = sessionInMemory(context, tokenHash);
    if (!session) return undefined;
    const own = lane.headers?.(context);
    const wanted = lane.view(context, session.agentCode);
    const coding = codingFor(wanted, request.headers.get('accept-encoding'));
    const view = context.cache.peek(inCoding(wanted, coding));
    if (!view || !limit.takeRead(tokenHash)) return undefined;

    const { whole, unchanged } = secure ? lane.overHttps(coding) : lane.overHttp(coding);
    const requestId = crypto.randomUUID();
    const known = matchesEtag(request.headers.get('if-none-match'), view.etag);
    const headers = known ? unchanged : whole;
    headers.set('ETag', view.etag);
    headers.set(REQUEST_ID, requestId);
    for (const name in own) headers.set(name, own[name] ?? '');
    const answer = known
      ? new Response(null, { status: 304, headers })
      : new Response(view.bytes, { headers });
    recordRequest(context, {
      requestId,
      method: 'GET',
      route: lane.path,
      status: answer.status,
      ms: performance.now() - began,
    });
    return answer;
  };
}

/** What follows the host, query included: an address with a query is another one. */
export function pathOf(url: string): string {
  return url.slice(url.indexOf('/', 'https://'.length));
}
