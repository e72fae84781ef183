import { type Notification, NotificationSchema } from '@hexaflate/contract';
import type { NotificationTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { oweNews, tellViews } from '../processes/owed-news.ts';
import { type AskedPage, olderThan, pageOut } from './newest-first.ts';
import { countUnread, inboxTags } from './notify.ts';

/** A page of an agent's notifications, newest first. Throws `request.badCursor`. */
export async function listNotifications(
  context: Context,
  agentCode: string,
  page: AskedPage,
): Promise<{ items: Notification[]; next?: string; unread: number }> {
  const rows = await context.store
    .selectFrom('notification')
    .selectAll()
    .where('agent_code', '=', agentCode)
    .where(olderThan('created_at', page))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const { shown, next } = pageOut(rows, page, ({ created_at: at, id }) => ({ at, id }));
  return {
    items: shown.map(present),
    unread: await countUnread(context, agentCode),
    ...next,
  };
}

/** Marks everything as read. */
export async function readAll(context: Context, agentCode: string): Promise<void> {
  const owed = await context.store.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('notification')
      .set({ read_at: context.now() })
      .where('agent_code', '=', agentCode)
      .where('read_at', 'is', null)
      .execute();
    return oweNews(context, transaction, { tags: inboxTags(agentCode) });
  });
  await tellViews(context, owed);
}

/** Deletes one of the agent's own. Throws `notification.notFound`. */
export async function deleteNotification(context: Context, agentCode: string, id: string): Promise<void> {
  const owed = await context.store.transaction().execute(async (transaction) => {
    const deleted = await transaction
      .deleteFrom('notification')
      .where('id', '=', id)
      .where('agent_code', '=', agentCode)
      .returning('id')
      .executeTakeFirst();
    if (!deleted) throw new AppError('notification.notFound');
    return oweNews(context, transaction, { tags: inboxTags(agentCode) });
  });
  await tellViews(context, owed);
}

function present(row: NotificationTable): Notification {
  return NotificationSchema.parse({
    id: row.id,
    kind: row.kind,
    params: JSON.parse(row.params),
    orderId: row.order_id,
    readAt: row.read_at === null ? null : new Date(row.read_at).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
  });
}
