import { byOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { mount, type Router } from '../http/mount.ts';
import { waitPast } from '../orders/wait-past.ts';
import { changeById } from './change-journal.ts';
import { changePin } from './change-pin.ts';
import { checkPinOn } from './check-pin-on.ts';
import { foreseeRelease, foreseeReset, readAdminPin, releasePin, startReset } from './operator-deeds.ts';
import { resetPin } from './reset-pin.ts';
import { presentChange, readStanding } from './standing.ts';

export function pinRoutes(router: Router, context: Context): void {
  mount(router, context, 'pin', (_, { session }) => readStanding(context, session.agentCode));
  mount(router, context, 'checkPin', async (_, { session, body }) => {
    await checkPinOn(context, session, body.pin);
    return undefined;
  });
  mount(router, context, 'changePin', (_, { session, body }) => changePin(context, session, body));
  mount(router, context, 'resetPin', (_, { session, body }) => resetPin(context, session, body));
  mount(router, context, 'pinChange', async (_, { session, params, query }) => {
    const look = async () => {
      const change = await changeById(context.store, params.id);
      if (change?.agent_code !== session.agentCode) throw new AppError('pin.changeNotFound');
      return change;
    };
    await waitPast(context, params.id, query, look);
    return presentChange(await look());
  });
  mount(router, context, 'adminPin', (_, { params }) => readAdminPin(context, params.code));
  mount(
    router,
    context,
    'adminStartPinReset',
    (_, { params, body, session, facts }) =>
      startReset(context, params.code, byOperator(session, facts), body.reason),
    { foresee: ({ params }) => foreseeReset(context, params.code) },
  );
  mount(
    router,
    context,
    'adminReleasePin',
    (_, { params, body, session, facts }) =>
      releasePin(context, params.code, byOperator(session, facts), body.reason),
    { foresee: ({ params }) => foreseeRelease(context, params.code) },
  );
}
