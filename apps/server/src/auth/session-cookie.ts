import type { Context as HonoContext } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { HttpEnv } from '../http/mount.ts';

/**
 * How long browsers may keep the cookie, in seconds: the longest that they accept. When a session ends is decided by
 * the server alone, because only it can prolong a session with each use.
 */
const KEEP_SECONDS = 400 * 86_400;

/** Hands a session token to a browser in a cookie that no script can read and no other site can send. */
export function setSessionCookie(http: HonoContext<HttpEnv>, name: string, token: string): void {
  setCookie(http, name, token, { ...attributes(http), maxAge: KEEP_SECONDS });
}

/** Takes the cookie out of the browser. */
export function clearSessionCookie(http: HonoContext<HttpEnv>, name: string): void {
  deleteCookie(http, name, attributes(http));
}

function attributes(http: HonoContext<HttpEnv>) {
  return { path: '/', httpOnly: true, sameSite: 'Strict', secure: http.get('facts').secure } as const;
}
