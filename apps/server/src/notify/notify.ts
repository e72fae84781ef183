import type { Notification } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { oweNews, tellViews } from '../processes/owed-news.ts';

export interface News {
  agentCode: string;
  kind: Notification['kind'];
  params: Record<string, string>;
  orderId: string | null;
  /** What it is about: the same key notifies an agent once, however often it is applied. */
  dedupeKey: string;
  /** When the change behind it was committed, in milliseconds since 1970. */
  committedAt?: number | undefined;
}

/** Puts a notification into an agent's inbox, once per dedupe key, and onto his open devices. */
export async function notify(context: Context, news: News): Promise<void> {
  const id = crypto.randomUUID();
  const createdAt = context.now();
  const owed = await context.store.transaction().execute(async (transaction) => {
    const inserted = await transaction
      .insertInto('notification')
      .values({
        id,
        agent_code: news.agentCode,
        kind: news.kind,
        params: JSON.stringify(news.params),
        order_id: news.orderId,
        dedupe_key: news.dedupeKey,
        read_at: null,
        created_at: createdAt,
      })
      .onConflict((conflict) => conflict.columns(['agent_code', 'dedupe_key']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted && oweNews(context, transaction, { tags: inboxTags(news.agentCode) });
  });
  if (!owed) return;
  await tellViews(context, owed);
  const notification = {
    id,
    kind: news.kind,
    params: news.params,
    orderId: news.orderId,
    readAt: null,
    createdAt: new Date(createdAt).toISOString(),
  };
  const unread = await countUnread(context, news.agentCode);
  context.live.publish(
    { agent: news.agentCode },
    { type: 'notification.created', notification, unread },
    news.committedAt,
  );
}

/** Tags of the views that show something of an agent's notifications. */
export function inboxTags(agentCode: string): string[] {
  return [`notifications:${agentCode}`];
}

/** How many notifications an agent has not read. */
export async function countUnread(context: Context, agentCode: string): Promise<number> {
  const row = await context.store
    .selectFrom('notification')
    .select((field) => field.fn.countAll<number>().as('unread'))
    .where('agent_code', '=', agentCode)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.unread);
}
