import type { Loaded, View } from '@hexaflate/cache';
import { recentOrdersOn } from '@hexaflate/contract';
import { loadAgent } from '../agents/views.ts';
import type { Context } from '../context.ts';
import { loadLayout } from '../layout/views.ts';
import { countUnread, inboxTags } from '../notify/notify.ts';
import { loadHistory } from '../orders/views.ts';

/** Everything that an agent's first screen shows, as one finished answer. */
export function homeView(context: Context, agentCode: string): View {
  return { key: `home:${agentCode}`, kind: 'home', load: () => loadHome(context, agentCode) };
}

/**
 * Reads every part anew, never through the part's own view: what this process still holds may be older than the
 * position at which several processes took the lease for this answer, and would be kept as if it were not.
 */
async function loadHome(context: Context, agentCode: string): Promise<Loaded> {
  const { layout, tags } = await loadLayout(context);
  const count = recentOrdersOn(layout);
  const [me, orders, unread] = await Promise.all([
    loadAgent(context, agentCode),
    count === null ? nothing : loadHistory(context, agentCode, { limit: count }),
    countUnread(context, agentCode),
  ]);
  const body = `{"me":${me.body},"layout":${JSON.stringify(layout)},"orders":${orders.body},"unread":${unread}}`;
  const parts = [{ tags }, me, orders, { tags: inboxTags(agentCode) }];
  return { body, tags: [...new Set(parts.flatMap((part) => part.tags))] };
}

const nothing: Loaded = { body: 'null', tags: [] };
