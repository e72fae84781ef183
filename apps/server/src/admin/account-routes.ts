import { OPERATOR_COOKIE } from '../auth/credentials.ts';
import { clearSessionCookie, setSessionCookie } from '../auth/session-cookie.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { createPasswordChange } from './change-password.ts';
import { createOperatorSignIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** Sign-in, sign-out, who am I, password. */
export function accountRoutes(router: Router, context: Context): void {
  const signIn = createOperatorSignIn(context);
  const changePassword = createPasswordChange(context);

  mount(router, context, 'adminSignIn', async (_, { body, facts, http }) => {
    const { token, account } = await signIn(body, facts);
    setSessionCookie(http, OPERATOR_COOKIE, token);
    return account;
  });
  mount(router, context, 'adminSignOut', async (_, { session, facts, http }) => {
    await signOut(context, session, facts);
    clearSessionCookie(http, OPERATOR_COOKIE);
    return undefined;
  });
  mount(router, context, 'adminMe', async (_, { session }) => ({
    username: session.username,
    mustChangePassword: session.mustChangePassword,
    expiresAt: new Date(session.expiresAt).toISOString(),
  }));
  mount(router, context, 'adminChangePassword', (_, { session, body, facts }) =>
    changePassword(session, body, facts),
  );
}
