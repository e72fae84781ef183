import type { Context as HonoContext } from 'hono';
import { answerOpened } from '../auth/answer-opened.ts';
import { createPlainHttpGuard } from '../auth/plain-http.ts';
import type { Context } from '../context.ts';
import { type HttpEnv, mount, type Router } from '../http/mount.ts';
import { finishLink, listLinked, startLink, unlink } from './link-account.ts';
import { signInByAccount } from './sign-in-by-account.ts';
import { startWay } from './way-to-provider.ts';

export function linkedAccountRoutes(router: Router, context: Context): void {
  const refusePlainHttp = createPlainHttpGuard(context);

  mount(router, context, 'startProvider', (_, { body, deviceKey, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    return startWay(context, body.provider, originOf(http), { deviceKey });
  });

  mount(router, context, 'finishProvider', async (_, { body, deviceKey, facts, http }) => {
    refusePlainHttp(http.req.raw, facts);
    return answerOpened(context, http, await signInByAccount(context, { ...body, deviceKey }, facts));
  });

  mount(router, context, 'linkedAccounts', (_, { session }) => listLinked(context, session));

  mount(router, context, 'startLink', (_, { body, session, http }) =>
    startLink(context, session, body, originOf(http)),
  );

  mount(router, context, 'finishLink', (_, { body, session }) => finishLink(context, session, body));

  mount(router, context, 'unlink', async (_, { params, session }) => {
    await unlink(context, session, params.id);
    return undefined;
  });
}

/** Where the app lies, as the browser knows it. A provider goes back to no address that the operator did not name. */
function originOf(http: HonoContext<HttpEnv>): string {
  const { secure, proxied } = http.get('facts');
  const forwarded = proxied ? http.req.header('x-forwarded-host')?.split(',').at(-1)?.trim() : undefined;
  const host = forwarded || http.req.header('host') || new URL(http.req.url).host;
  return `${secure ? 'https' : 'http'}://${host}`;
}
