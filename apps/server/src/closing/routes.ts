import { byOperator } from '../audit/by-operator.ts';
import { clearAgentCookies } from '../auth/session-cookie.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { checkPinOn } from '../pin/check-pin-on.ts';
import { closeAccount, comeBack } from './close-account.ts';
import { closingView } from './closing-view.ts';
import { listClosings, markDone } from './list-closings.ts';

/** The end of an account: the agent's wish, and what operators see of it. */
export function closingRoutes(router: Router, context: Context): void {
  mount(router, context, 'closing', (_, { session }) => closingView(context, session.agentCode));
  mount(router, context, 'closeAccount', async (_, { session, body, http }) => {
    const { agentCode } = session;
    await checkPinOn(context, session, body.pin);
    await closeAccount(context, { agentCode, askedBy: 'app', reason: body.reason });
    clearAgentCookies(http);
    return undefined;
  });
  mount(router, context, 'comeBack', async (_, { session }) => {
    await comeBack(context, session.agentCode);
    return undefined;
  });

  mount(router, context, 'adminClosings', (_, { query }) => listClosings(context, query));
  mount(router, context, 'adminClosingDone', async (_, { params, session, facts }) => {
    await markDone(context, params.id, byOperator(session, facts));
    return undefined;
  });
}
