import type { Context } from '../context.ts';
import { readProof } from '../device-keys/read-proof.ts';
import { AppError } from '../http/app-error.ts';
import { mount, type Router } from '../http/mount.ts';
import { answerOpened } from './answer-opened.ts';
import { presentedRefreshToken } from './credentials.ts';
import { createPlainHttpGuard } from './plain-http.ts';
import { refreshSession } from './refresh-session.ts';
import { requestCode } from './request-code.ts';
import { clearAgentCookies } from './session-cookie.ts';
import { endSessions } from './sessions.ts';
import { verifyCode } from './verify-code.ts';

export function authRoutes(router: Router, context: Context): void {
  const refusePlainHttp = createPlainHttpGuard(context);

  mount(router, context, 'requestCode', (_, { body, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    const deviceKey = readProof(http.req.header('dpop') ?? '')?.key ?? null;
    return requestCode(context, { ...body, deviceKey }, facts);
  });

  mount(router, context, 'verifyCode', async (_, { body, deviceKey, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    return answerOpened(context, http, await verifyCode(context, { ...body, deviceKey }, facts));
  });

  mount(router, context, 'refresh', async (_, { body, deviceKey, facts, http }) => {
    const refreshToken = body.refreshToken ?? presentedRefreshToken(http.req.raw);
    if (!refreshToken) throw new AppError('auth.required');
    const { attemptId, appVersion } = body;
    const { address } = facts;
    const asked = { refreshToken, attemptId, appVersion, deviceKey, address };
    return answerOpened(context, http, await refreshSession(context, asked));
  });

  mount(router, context, 'signOut', async (_, { session, http }) => {
    await endSessions(context, { id: session.id }, 'signedOut');
    clearAgentCookies(http);
    return undefined;
  });
}
