import type { Context as HonoContext } from 'hono';
import type { Context } from '../context.ts';
import type { HttpEnv } from '../http/mount.ts';
import { AGENT_COOKIE, presentedToken } from './credentials.ts';
import { setSessionCookie } from './session-cookie.ts';
import { findSession } from './sessions.ts';

/**
 * Signs a device in and answers its new session: in a cookie for browsers, in the body for the shells. `signIn` is given
 * the session that the device had until now.
 */
export async function openedSession(
  context: Context,
  http: HonoContext<HttpEnv>,
  transport: 'cookie' | 'bearer',
  signIn: (
    replacing: { id: string } | undefined,
  ) => Promise<{ id: string; token: string; expiresAt: number }>,
): Promise<{ deviceId: string; expiresAt: string; token?: string }> {
  const token = presentedToken(http.req.raw, AGENT_COOKIE);
  const { address } = http.get('facts');
  const session = await signIn(token ? await findSession(context, token, address) : undefined);
  const answer = { deviceId: session.id, expiresAt: new Date(session.expiresAt).toISOString() };
  if (transport === 'bearer') return { ...answer, token: session.token };
  setSessionCookie(http, AGENT_COOKIE, session.token);
  return answer;
}
