import { deviceName } from '@hexaflate/contract';
import { OPERATOR_COOKIE } from '../auth/credentials.ts';
import { createPlainHttpGuard } from '../auth/plain-http.ts';
import { clearSessionCookie, setSessionCookie } from '../auth/session-cookie.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { createPasswordChange } from './change-password.ts';
import { accountView } from './sessions.ts';
import { createOperatorSignIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** Sign-in, sign-out, who am I, password. */
export function accountRoutes(router: Router, context: Context): void {
  const refusePlainHttp = createPlainHttpGuard(context);
  const signIn = createOperatorSignIn(context);
  const changePassword = createPasswordChange(context);

  mount(router, context, 'adminSignIn', async (_, { body, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    const { token, account } = await signIn(body, facts, deviceName(http.req.header('user-agent') ?? ''));
    setSessionCookie(http, OPERATOR_COOKIE, token);
    return account;
  });
  mount(router, context, 'adminSignOut', async (_, { session, facts, http }) => {
    await signOut(context, session, facts);
    clearSessionCookie(http, OPERATOR_COOKIE);
    return undefined;
  });
  mount(router, context, 'adminMe', async (_, { session }) => accountView(session));
  mount(router, context, 'adminChangePassword', (_, { session, body, facts }) =>
    changePassword(session, body, facts),
  );
}
