import type { SignedInSchema } from '@hexaflate/contract';
import type { Context as HonoContext } from 'hono';
import type * as z from 'zod';
import type { Context } from '../context.ts';
import type { HttpEnv } from '../http/mount.ts';
import { type OpenedSession, presentOpened } from './give-access.ts';
import { setAgentCookies } from './session-cookie.ts';

/** Hands a device the session that was opened for it, or what it goes on with: in cookies or in the body. */
export function answerOpened(
  context: Context,
  http: HonoContext<HttpEnv>,
  opened: OpenedSession,
): z.output<typeof SignedInSchema> {
  http.set('opened', opened);
  setAgentCookies(http, opened);
  return presentOpened(context, opened);
}
