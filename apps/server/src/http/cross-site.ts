import type { MiddlewareHandler } from 'hono';
import { bearerToken, hasSessionCookie } from '../auth/credentials.ts';
import { AppError } from './app-error.ts';
import type { HttpEnv } from './mount.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser send (`request.crossSite`). Requests that change something need proof
 * that they come from our own pages, unless they carry an Authorization header, which no other site can set and
 * which alone is looked at then. Programs send neither proof nor cookies and pass.
 */
export function refuseCrossSite(): MiddlewareHandler<HttpEnv> {
  return async (http, next) => {
    if (!SAFE_METHODS.has(http.req.method) && !isOwn(http.req.raw)) throw new AppError('request.crossSite');
    await next();
  };
}

function isOwn(request: Request): boolean {
  if (bearerToken(request)) return true;
  return pageOf(request) === 'own' || (pageOf(request) === 'none' && !hasSessionCookie(request));
}

/**
 * Whose page a browser says that a request comes from: ours, another site's, or none (programs, shells, the address
 * bar).
 */
export function pageOf(request: Request): 'own' | 'foreign' | 'none' {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none' ? 'own' : 'foreign';
  // Browsers leave Sec-Fetch-Site out on plain http in a local network, and old ones always do.
  const origin = request.headers.get('origin');
  if (origin === null) return 'none';
  return hostOf(origin) === request.headers.get('host') ? 'own' : 'foreign';
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
