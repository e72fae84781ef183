import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { deleteNotification, listNotifications, readAll } from './inbox.ts';

export function notifyRoutes(router: Router, context: Context): void {
  mount(router, context, 'notifications', (_, { session, query }) =>
    listNotifications(context, session.agentCode, query),
  );
  mount(router, context, 'readNotifications', async (_, { session }) => {
    await readAll(context, session.agentCode);
    return undefined;
  });
  mount(router, context, 'deleteNotification', async (_, { session, params }) => {
    await deleteNotification(context, session.agentCode, params.id);
    return undefined;
  });
}
