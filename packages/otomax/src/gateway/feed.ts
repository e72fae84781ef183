import type { Change, ChangedEntity } from '../gateway.ts';
import type { GatewayContext, Reader } from './context.ts';
import { CLOCK_PREFIX, type CutoffClock } from './cutoff-clock.ts';

/** Keys of one statement: SQL Server takes at most 2,100 parameters. */
const KEYS_AT_ONCE = 500;

const entities: Readonly<Record<ChangedEntity, true>> = {
  agent: true,
  agentPricing: true,
  sender: true,
  product: true,
  operator: true,
  level: true,
  productLevel: true,
  productMarkup: true,
  transaction: true,
  ledger: true,
  commission: true,
  depositTicket: true,
  inbox: true,
  outbox: true,
  everything: true,
};

export interface Feed {
  changes(limit: number): Promise<Change[]>;
  acknowledge(changes: readonly Change[]): Promise<void>;
}

/**
 * The queue that the triggers fill, and one thing that no trigger can tell: an operator closes and opens by the
 * clock. When a cutoff hour begins or ends, the feed reports that operator as changed; so it does for all that
 * have closed hours when it starts, since a bound may have passed while nobody listened.
 */
export function createFeed(
  context: Pick<GatewayContext, 'dialect' | 'now'> & { queue: Reader; clock: CutoffClock },
): Feed {
  const { queue, clock, dialect, now } = context;
  return {
    changes: async (limit) => {
      const rows = await queue
        .selectFrom('hexaflate_queue')
        .selectAll()
        .orderBy(dialect.queueOrder)
        .limit(limit)
        .execute();
      if (rows.some((row) => row.entity === 'operator')) clock.forget();
      const requests = await requestsOf(
        queue,
        rows.filter((row) => row.entity === 'outbox' && row.inbox_code === null).map((row) => row.row_key),
      );
      const stored = rows.flatMap((row): Change[] =>
        isEntity(row.entity)
          ? [
              {
                id: row.id,
                entity: row.entity,
                key: row.row_key,
                agentCode: row.agent_code,
                inboxCode:
                  row.inbox_code ?? (row.entity === 'outbox' ? requests.get(row.row_key) : null) ?? null,
                at: dialect.queueTime(row.at),
              },
            ]
          : [],
      );
      return [...stored, ...(await clock.changes(now()))].slice(0, limit);
    },
    acknowledge: async (changes) => {
      clock.acknowledge(changes.filter(({ id }) => id.startsWith(CLOCK_PREFIX)).map(({ id }) => id));
      const ids = changes.map(({ id }) => id).filter((id) => !id.startsWith(CLOCK_PREFIX));
      for (let start = 0; start < ids.length; start += KEYS_AT_ONCE) {
        await queue.transaction().execute(async (writer) => {
          await writer
            .deleteFrom('hexaflate_queue')
            .where('id', 'in', ids.slice(start, start + KEYS_AT_ONCE))
            .execute();
        });
      }
    },
  };
}

/** The inbox numbers that answers about a transaction lead back to, by the answer's number. */
export async function requestsOf(
  queue: Reader,
  keys: readonly string[],
): Promise<Map<string, number | null>> {
  const codes = [...new Set(keys)].map(Number);
  const found = new Map<string, number | null>();
  for (let start = 0; start < codes.length; start += KEYS_AT_ONCE) {
    const rows = await queue
      .selectFrom('outbox as o')
      .innerJoin('transaksi as t', 't.kode', 'o.kode_transaksi')
      .select(['o.kode', 't.kode_inbox'])
      .where('o.kode', 'in', codes.slice(start, start + KEYS_AT_ONCE))
      .execute();
    for (const row of rows) found.set(String(row.kode), row.kode_inbox);
  }
  return found;
}

function isEntity(text: string): text is ChangedEntity {
  return Object.hasOwn(entities, text);
}
