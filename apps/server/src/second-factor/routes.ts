import { accountView } from '../admin/sessions.ts';
import { byOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { kindsOfOperator } from '../operators/kinds-of-operators.ts';
import { createReauth } from './reauth.ts';
import { countRecoveryCodes } from './recovery-codes.ts';
import { foreseeNoFactor, removeFactorsOf, removeOwnTotp } from './remove-factor.ts';
import { beginTotp, confirmTotp, renewRecoveryCodes } from './set-up-totp.ts';
import { createFactorShowing } from './show-factor.ts';

/** What operators show beside their password. */
export function secondFactorRoutes(router: Router, context: Context): void {
  const showFactor = createFactorShowing(context);
  const reauth = createReauth(context);

  mount(router, context, 'adminShowFactor', async (_, { body, session, facts }) => {
    await showFactor(session, body.code, facts);
    return accountView({ ...session, factor: 'shown' });
  });
  mount(router, context, 'adminReauth', async (_, { body, session, facts }) => {
    await reauth(session, body.password, facts);
    return undefined;
  });
  mount(router, context, 'adminSecondFactor', async (_, { session }) => ({
    on: session.totp,
    recoveryCodesLeft: await countRecoveryCodes(context.store, session.username),
  }));
  mount(router, context, 'adminBeginTotp', (_, { session }) => beginTotp(context, session));
  mount(router, context, 'adminConfirmTotp', (_, { body, session, facts }) =>
    confirmTotp(context, session, body.code, facts),
  );
  mount(router, context, 'adminRenewRecoveryCodes', (_, { session, facts }) =>
    renewRecoveryCodes(context, session, facts),
  );
  mount(router, context, 'adminRemoveOwnFactor', async (_, { session, facts }) => {
    await removeOwnTotp(context, session, byOperator(session, facts));
    return undefined;
  });
  mount(
    router,
    context,
    'adminRemoveFactor',
    async (_, { params, session, facts }) => {
      await removeFactorsOf(context, params.username, session, byOperator(session, facts));
      return undefined;
    },
    {
      foresee: ({ params }, asking) => foreseeNoFactor(context, params.username, asking),
      alsoOf: ({ params }) => kindsOfOperator(context, params.username),
    },
  );
}
