import type { Change, ChangedEntity } from '../gateway.ts';
import type { GatewayContext, Reader } from './context.ts';
import { type CutoffHours, crossedCutoff } from './cutoff.ts';

/** Keys of one statement: SQL Server takes at most 2,100 parameters. */
const KEYS_AT_ONCE = 500;
const CLOCK_PREFIX = 'clock:';
const MINUTE_MS = 60_000;

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
export function createFeed(context: Pick<GatewayContext, 'dialect' | 'now'> & { queue: Reader }): Feed {
  const { queue, dialect, now } = context;
  const clock = createClock(context);
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
async function requestsOf(queue: Reader, keys: readonly string[]): Promise<Map<string, number | null>> {
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

interface Clock {
  changes(now: Date): Promise<Change[]>;
  acknowledge(ids: readonly string[]): void;
  forget(): void;
}

function createClock({ queue, dialect }: { queue: Reader } & Pick<GatewayContext, 'dialect'>): Clock {
  const waiting = new Map<string, Change>();
  let hours: ({ kode: string } & CutoffHours)[] | undefined;
  let seen: number | undefined;
  return {
    changes: async (now) => {
      hours ??= await queue
        .selectFrom('operator')
        .select(['kode', 'cutoff_awal', 'cutoff_akhir'])
        .where('cutoff_awal', 'is not', null)
        .execute();
      // Looking a day back at the start finds every bound once.
      const since = seen ?? now.getTime() - 1440 * MINUTE_MS;
      seen = now.getTime();
      for (const row of hours) {
        if (!crossedCutoff(row, since, now.getTime(), dialect.utcOffsetMinutes)) continue;
        const id = `${CLOCK_PREFIX}${row.kode}:${Math.floor(now.getTime() / MINUTE_MS)}`;
        waiting.set(id, { id, entity: 'operator', key: row.kode, agentCode: null, inboxCode: null, at: now });
      }
      return [...waiting.values()];
    },
    acknowledge: (ids) => {
      for (const id of ids) waiting.delete(id);
    },
    forget: () => {
      hours = undefined;
    },
  };
}

function isEntity(text: string): text is ChangedEntity {
  return Object.hasOwn(entities, text);
}
