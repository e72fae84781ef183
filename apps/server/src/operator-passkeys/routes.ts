import { deviceName } from '@hexaflate/contract';
import { accountView } from '../admin/sessions.ts';
import { byOperator } from '../audit/by-operator.ts';
import { OPERATOR_COOKIE } from '../auth/credentials.ts';
import { createPlainHttpGuard } from '../auth/plain-http.ts';
import { setSessionCookie } from '../auth/session-cookie.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { addPasskey, beginPasskey } from './add-passkey.ts';
import { passkeysOf, passkeyView } from './list-passkeys.ts';
import { removePasskey, renamePasskey } from './manage-passkeys.ts';
import { panelPlace } from './panel-origin.ts';
import { beginShowing, showPasskey } from './show-passkey.ts';
import { createPasskeySignIn } from './sign-in.ts';

/** Passkeys of operators. */
export function operatorPasskeyRoutes(router: Router, context: Context): void {
  const refusePlainHttp = createPlainHttpGuard(context);
  const { begin, signIn } = createPasskeySignIn(context);

  mount(router, context, 'adminPasskeys', async (_, { session }) => ({
    items: (await passkeysOf(context.store, session.username)).map(passkeyView),
  }));
  mount(router, context, 'adminBeginPasskey', (_, { session, facts, http }) =>
    beginPasskey(context, session, panelPlace(http.req.raw, facts)),
  );
  mount(router, context, 'adminAddPasskey', (_, { session, body, facts, http }) =>
    addPasskey(context, session, body, panelPlace(http.req.raw, facts), facts),
  );
  mount(router, context, 'adminRenamePasskey', async (_, { params, body, session, facts }) => {
    await renamePasskey(context, { ...params, ...body }, byOperator(session, facts));
    return undefined;
  });
  mount(router, context, 'adminRemovePasskey', async (_, { params, session, facts }) => {
    await removePasskey(context, params.id, byOperator(session, facts));
    return undefined;
  });
  mount(router, context, 'adminBeginPasskeySignIn', async (_, { facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    return begin(panelPlace(http.req.raw, facts), facts);
  });
  mount(router, context, 'adminPasskeySignIn', async (_, { body, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    const place = panelPlace(http.req.raw, facts);
    const device = deviceName(http.req.header('user-agent') ?? '');
    const { token, account } = await signIn(body.signed, place, facts, device);
    setSessionCookie(http, OPERATOR_COOKIE, token);
    return account;
  });
  mount(router, context, 'adminBeginShowPasskey', (_, { session, facts, http }) =>
    beginShowing(context, session, panelPlace(http.req.raw, facts)),
  );
  mount(router, context, 'adminShowPasskey', async (_, { body, session, facts, http }) => {
    await showPasskey(context, session, body.signed, panelPlace(http.req.raw, facts), facts);
    return accountView({ ...session, factor: 'shown' });
  });
}
