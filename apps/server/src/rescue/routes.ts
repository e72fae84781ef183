import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { listRescues, noteRescue } from './tell-owners.ts';

/** Owners are told when one of them was let in from the server's own machine. */
export function rescueRoutes(router: Router, context: Context): void {
  mount(router, context, 'adminRescues', async (_, { session }) => ({
    items: await listRescues(context.store, session),
  }));
  mount(router, context, 'adminNoteRescue', async (_, { params, session }) => {
    await noteRescue(context.store, params.id, session);
    return undefined;
  });
}
