import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { mount, type Router } from '../http/mount.ts';
import { presentedRefreshToken } from './credentials.ts';
import { presentOpened } from './give-access.ts';
import { createPlainHttpGuard } from './plain-http.ts';
import { refreshSession } from './refresh-session.ts';
import { requestCode } from './request-code.ts';
import { clearAgentCookies, setAgentCookies } from './session-cookie.ts';
import { endSessions } from './sessions.ts';
import { verifyCode } from './verify-code.ts';

export function authRoutes(router: Router, context: Context): void {
  const refusePlainHttp = createPlainHttpGuard(context);

  mount(router, context, 'requestCode', (_, { body, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    return requestCode(context, body, facts);
  });

  mount(router, context, 'verifyCode', async (_, { body, deviceKey, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    const opened = await verifyCode(context, { ...body, deviceKey }, facts);
    http.set('opened', opened);
    setAgentCookies(http, opened);
    return presentOpened(context, opened);
  });

  mount(router, context, 'refresh', async (_, { body, deviceKey, facts, http }) => {
    const refreshToken = body.refreshToken ?? presentedRefreshToken(http.req.raw);
    if (!refreshToken) throw new AppError('auth.required');
    const { attemptId, appVersion } = body;
    const { address } = facts;
    const opened = await refreshSession(context, { refreshToken, attemptId, appVersion, deviceKey, address });
    http.set('opened', opened);
    setAgentCookies(http, opened);
    return presentOpened(context, opened);
  });

  mount(router, context, 'signOut', async (_, { session, http }) => {
    await endSessions(context, { id: session.id }, 'signedOut');
    clearAgentCookies(http);
    return undefined;
  });
}
