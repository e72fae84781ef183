import { openedSession } from '../auth/opened-session.ts';
import { createPlainHttpGuard } from '../auth/plain-http.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { startMessage } from './start-message.ts';
import { finishMessage, waitForMessage } from './wait-for-message.ts';

export function signInMessageRoutes(router: Router, context: Context): void {
  const refusePlainHttp = createPlainHttpGuard(context);

  mount(router, context, 'startMessage', (_, { body, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    return startMessage(context, body, facts);
  });

  mount(router, context, 'waitForMessage', (_, { body }) => waitForMessage(context, body, body.wait * 1000));

  mount(router, context, 'finishMessage', (_, { body, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    return openedSession(context, http, body.transport, (replacing) =>
      finishMessage(context, body, facts, replacing),
    );
  });
}
