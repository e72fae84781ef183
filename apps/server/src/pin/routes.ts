import { byOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { mount, type Router } from '../http/mount.ts';
import { changeById } from './change-journal.ts';
import { changePin } from './change-pin.ts';
import { checkPin } from './check-pin.ts';
import { readAdminPin, releasePin, startReset } from './operator-deeds.ts';
import { presentChange, readStanding } from './standing.ts';

export function pinRoutes(router: Router, context: Context): void {
  mount(router, context, 'pin', (_, { session }) => readStanding(context, session.agentCode));
  mount(router, context, 'checkPin', async (_, { session, body }) => {
    await checkPin(context, session.agentCode, body.pin);
    return undefined;
  });
  mount(router, context, 'changePin', (_, { session, body }) => changePin(context, session, body));
  mount(router, context, 'pinChange', async (_, { session, params, query }) => {
    const until = performance.now() + query.wait * 1000;
    for (;;) {
      const left = Math.max(until - performance.now(), 0);
      // The wait begins before the look, so that a change between both is not missed.
      const moved = context.orderSignals.wait(params.id, left);
      const change = await changeById(context.store, params.id);
      if (change?.agent_code !== session.agentCode) throw new AppError('pin.changeNotFound');
      if (change.version > query.version || left === 0) return presentChange(change);
      await moved;
    }
  });
  mount(router, context, 'adminPin', (_, { params }) => readAdminPin(context, params.code));
  mount(router, context, 'adminStartPinReset', (_, { params, body, session, facts }) =>
    startReset(context, params.code, byOperator(session, facts), body.reason),
  );
  mount(router, context, 'adminReleasePin', (_, { params, body, session, facts }) =>
    releasePin(context, params.code, byOperator(session, facts), body.reason),
  );
}
