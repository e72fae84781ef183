import type { OwedNewsTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { tellOfOrder } from '../orders/announce.ts';
import { orderById } from '../orders/journal.ts';
import { deleteNews } from '../processes/owed-news.ts';

/** At most this many are told in one round. */
const ROUND = 500;
/** How often the leader looks, in ms. */
const LOOK_MS = 250;
/** Who wrote it gets this long, in ms, to tell it himself: longer than a process that hangs can keep him waiting. */
const GRACE_MS = 1200;

/** Tells what processes wrote and did not live to tell, or could not because Redis was away. */
export interface OwedTeller {
  /**
   * Looks, if the last look is long enough ago. Throws when the store cannot be read or not everyone follows: then
   * nobody may trust what he holds, and the relay gives no sign of life.
   */
  tell(): Promise<void>;
}

/** `clock`: milliseconds that only grow. */
export function createOwedTeller(
  context: Context,
  clock: () => number = () => performance.now(),
): OwedTeller {
  /** When each piece of news was first seen, on this process's own clock. */
  let seen = new Map<string, number>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    async tell() {
      const now = clock();
      if (now - lookedAt < LOOK_MS) return;
      const rows = await context.store
        .selectFrom('owed_news')
        .selectAll()
        .orderBy('id')
        .limit(ROUND)
        .execute();
      seen = new Map(rows.map(({ id }) => [id, seen.get(id) ?? now]));
      const due = rows.filter(({ id }) => now - (seen.get(id) ?? now) >= GRACE_MS);
      if (due.length > 0) await tellAll(context, due);
      lookedAt = now;
    },
  };
}

async function tellAll(context: Context, due: readonly OwedNewsTable[]): Promise<void> {
  await context.cache.invalidate([...new Set(due.flatMap(({ tags }) => read(tags)))]);
  for (const { order_id, stages } of due) {
    const order = order_id === null ? undefined : await orderById(context.store, order_id);
    if (order) await tellOfOrder(context, order, read(stages));
  }
  await deleteNews(
    context.store,
    due.map(({ id }) => id),
  );
  context.log.info({ count: due.length }, 'news was told for processes that could not');
}

function read<Item extends string>(text: string): Item[] {
  const list: Item[] = JSON.parse(text);
  return list;
}
