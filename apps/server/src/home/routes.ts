import { LIVE_POSITION_HEADER } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { homeView } from './views.ts';

export function homeRoutes(router: Router, context: Context): void {
  mount(router, context, 'home', async (_, { session }) => {
    // Noted here, before the read begins: what is announced from here on may be missing in the answer.
    const headers = livePosition(context);
    return { view: homeView(context, session.agentCode), headers };
  });
}

/** Where the live events stand now, for an answer that is read after it. */
export function livePosition(context: Context): Record<string, string> {
  return { [LIVE_POSITION_HEADER]: context.live.position() };
}
