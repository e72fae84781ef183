import { LIVE_POSITION_HEADER } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { readHome } from './views.ts';

export function homeRoutes(router: Router, context: Context): void {
  mount(router, context, 'home', async (_, { session }) => {
    // Noted before the read begins: what is announced from here on may be missing in the answer.
    const position = context.live.position();
    const view = await readHome(context, session.agentCode);
    return { view, headers: { [LIVE_POSITION_HEADER]: position } };
  });
}
