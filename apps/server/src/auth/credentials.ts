import { parse } from 'hono/utils/cookie';
import { pageOf } from '../http/page-of.ts';

export const AGENT_COOKIE = 'hexaflate_agent';
export const REFRESH_COOKIE = 'hexaflate_refresh';
export const OPERATOR_COOKIE = 'hexaflate_operator';

/** Longer ones are not ours: do not even hash them. */
const MAX_TOKEN_LENGTH = 200;

/** The token of an Authorization header, as the shells and other programs send it. */
export function bearerToken(request: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1];
}

/**
 * The session token that a request presents: the Authorization header alone when there is one, else the cookie.
 * Never both, so that a page of another site which can set no header can also use no cookie behind its back.
 */
export function presentedToken(request: Request, cookieName: string): string | undefined {
  const token = bearerToken(request) ?? cookieOf(request, cookieName);
  return token && token.length <= MAX_TOKEN_LENGTH ? token : undefined;
}

/** The refresh token of a browser, which sends it to one address alone. */
export function presentedRefreshToken(request: Request): string | undefined {
  const token = cookieOf(request, REFRESH_COOKIE);
  return token && token.length <= MAX_TOKEN_LENGTH ? token : undefined;
}

/** True when a cookie of any kind of session travels with the request. */
export function hasSessionCookie(request: Request): boolean {
  return [AGENT_COOKIE, REFRESH_COOKIE, OPERATOR_COOKIE].some(
    (name) => cookieOf(request, name) !== undefined,
  );
}

/** Shells carry tokens; a cookie that comes along with their page is none of ours to look at. */
function cookieOf(request: Request, name: string): string | undefined {
  const header = request.headers.get('cookie');
  return header && pageOf(request) !== 'shell' ? parse(header, name)[name] : undefined;
}
