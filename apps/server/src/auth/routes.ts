import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { AGENT_COOKIE } from './credentials.ts';
import { openedSession } from './opened-session.ts';
import { createPlainHttpGuard } from './plain-http.ts';
import { requestCode } from './request-code.ts';
import { clearSessionCookie } from './session-cookie.ts';
import { endSessions } from './sessions.ts';
import { verifyCode } from './verify-code.ts';

export function authRoutes(router: Router, context: Context): void {
  const refusePlainHttp = createPlainHttpGuard(context);

  mount(router, context, 'requestCode', (_, { body, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    return requestCode(context, body, facts);
  });

  mount(router, context, 'verifyCode', (_, { body, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    return openedSession(context, http, body.transport, (replacing) =>
      verifyCode(context, body, facts, replacing),
    );
  });

  mount(router, context, 'signOut', async (_, { session, http }) => {
    await endSessions(context, { id: session.id }, 'signedOut');
    clearSessionCookie(http, AGENT_COOKIE);
    return undefined;
  });
}
