import { answerOpened } from '../auth/answer-opened.ts';
import { createPlainHttpGuard } from '../auth/plain-http.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { startMessage } from './start-message.ts';
import { finishMessage, waitForMessage } from './wait-for-message.ts';

export function signInMessageRoutes(router: Router, context: Context): void {
  const refusePlainHttp = createPlainHttpGuard(context);

  mount(router, context, 'startMessage', (_, { body, deviceKey, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    return startMessage(context, { ...body, deviceKey }, facts);
  });

  mount(router, context, 'waitForMessage', (_, { body, deviceKey }) =>
    waitForMessage(context, { ...body, deviceKey }, body.wait * 1000),
  );

  mount(router, context, 'finishMessage', async (_, { body, deviceKey, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    return answerOpened(context, http, await finishMessage(context, { ...body, deviceKey }, facts));
  });
}
