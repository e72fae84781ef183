import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { AGENT_COOKIE, presentedToken } from './credentials.ts';
import { createPlainHttpGuard } from './plain-http.ts';
import { requestCode } from './request-code.ts';
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts';
import { endSessions, findSession } from './sessions.ts';
import { verifyCode } from './verify-code.ts';

export function authRoutes(router: Router, context: Context): void {
  const refusePlainHttp = createPlainHttpGuard(context);

  mount(router, context, 'requestCode', (_, { body, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    return requestCode(context, body, facts);
  });

  mount(router, context, 'verifyCode', async (_, { body, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    const token = presentedToken(http.req.raw, AGENT_COOKIE);
    const replacing = token ? await findSession(context, token, facts.address) : undefined;
    const session = await verifyCode(context, body, facts, replacing);
    const answer = { deviceId: session.id, expiresAt: new Date(session.expiresAt).toISOString() };
    if (body.transport === 'bearer') return { ...answer, token: session.token };
    setSessionCookie(http, AGENT_COOKIE, session.token);
    return answer;
  });

  mount(router, context, 'signOut', async (_, { session, http }) => {
    await endSessions(context, { id: session.id }, 'signedOut');
    clearSessionCookie(http, AGENT_COOKIE);
    return undefined;
  });
}
