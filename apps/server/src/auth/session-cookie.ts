import type { Context as HonoContext } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { API, type HttpEnv } from '../http/mount.ts';
import { AGENT_COOKIE, REFRESH_COOKIE } from './credentials.ts';
import type { OpenedSession } from './give-access.ts';

/**
 * How long browsers may keep the cookie, in seconds: the longest that they accept. When a session ends is decided by
 * the server alone, because only it can prolong a session with each use.
 */
const KEEP_SECONDS = 400 * 86_400;

/** The refresh token travels to this address alone. */
const REFRESH_PATH = `${API}/auth/refresh`;

/** Hands a session token to a browser in a cookie that no script can read and no other site can send. */
export function setSessionCookie(http: HonoContext<HttpEnv>, name: string, token: string): void {
  setCookie(http, name, token, { ...attributes(http), maxAge: KEEP_SECONDS });
}

/** Takes the cookie out of the browser. */
export function clearSessionCookie(http: HonoContext<HttpEnv>, name: string): void {
  deleteCookie(http, name, attributes(http));
}

/** Hands an agent's browser both its tokens; the shells keep theirs themselves. */
export function setAgentCookies(http: HonoContext<HttpEnv>, opened: OpenedSession): void {
  if (opened.transport !== 'cookie') return;
  setSessionCookie(http, AGENT_COOKIE, opened.token);
  const refresh = { ...attributes(http), path: REFRESH_PATH, maxAge: KEEP_SECONDS };
  setCookie(http, REFRESH_COOKIE, opened.refreshToken, refresh);
}

/** Takes both out of the browser. */
export function clearAgentCookies(http: HonoContext<HttpEnv>): void {
  clearSessionCookie(http, AGENT_COOKIE);
  deleteCookie(http, REFRESH_COOKIE, { ...attributes(http), path: REFRESH_PATH });
}

function attributes(http: HonoContext<HttpEnv>) {
  return { path: '/', httpOnly: true, sameSite: 'Strict', secure: http.get('facts').secure } as const;
}
