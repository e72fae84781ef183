import type { OrderState } from '@hexaflate/contract';
import type { Store, StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { dropViews } from './drop-views.ts';

export type Stage = OrderState | 'reversed';

/** What a change owes to everyone else. */
export interface News {
  /** Tags of the views that it changes. */
  tags: readonly string[];
  /** The order that moved on, if one did, and the stages that it reached. */
  orderId?: string;
  stages?: readonly Stage[];
}

/** News that stands in the store until it is told; without an id it stands nowhere, because nobody else is there. */
export interface OwedNews extends News {
  id: string | undefined;
}

/**
 * Writes down, in the transaction of the change itself, what must be told of it. A process that dies afterwards, or
 * that cannot reach Redis, leaves it to the leader (relay/tell-owed.ts).
 */
export async function oweNews(
  { redis }: Context,
  transaction: Transaction<StoreTables>,
  news: News,
): Promise<OwedNews> {
  if (!redis || news.tags.length === 0) return { ...news, id: undefined };
  const id = Bun.randomUUIDv7();
  const { tags, orderId = null, stages = [] } = news;
  await transaction
    .insertInto('owed_news')
    .values({ id, tags: JSON.stringify(tags), order_id: orderId, stages: JSON.stringify(stages) })
    .execute();
  return { ...news, id };
}

/** Drops the views of a change, and tells nothing else of it. Never throws. */
export async function tellViews(context: Context, owed: OwedNews): Promise<void> {
  if (owed.tags.length > 0 && (await dropViews(context, owed.tags))) await settleNews(context, owed);
}

/** Everyone knows. Never throws: what could not be crossed out is told once more, which is harmless. */
export async function settleNews(context: Context, { id }: OwedNews): Promise<void> {
  if (id === undefined) return;
  await deleteNews(context.store, [id]).catch((error: unknown) => {
    context.log.warn({ err: error }, 'news that was told could not be crossed out');
  });
}

export async function deleteNews(store: Store, ids: readonly string[]): Promise<void> {
  await store.deleteFrom('owed_news').where('id', 'in', ids).execute();
}
