import type { MiddlewareHandler } from 'hono';
import { bearerToken, hasSessionCookie } from '../auth/credentials.ts';
import { AppError } from './app-error.ts';
import type { HttpEnv } from './mount.ts';
import { pageOf } from './page-of.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser send (`request.crossSite`). Requests that change something need proof
 * that they come from our own pages, unless they carry an Authorization header, which no other site can set and
 * which alone is looked at then. Programs send neither proof nor cookies and pass, and so do the shells, whose cookies
 * nobody looks at.
 */
export function refuseCrossSite(): MiddlewareHandler<HttpEnv> {
  return async (http, next) => {
    if (!SAFE_METHODS.has(http.req.method) && !isOwn(http.req.raw)) throw new AppError('request.crossSite');
    await next();
  };
}

function isOwn(request: Request): boolean {
  if (bearerToken(request)) return true;
  const page = pageOf(request);
  return page === 'own' || (page !== 'foreign' && !hasSessionCookie(request));
}
