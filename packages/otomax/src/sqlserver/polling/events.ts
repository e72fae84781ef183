import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../gateway/context.ts';
import { requestsOf } from '../../gateway/feed.ts';
import type { ChangedEntity } from '../../gateway.ts';
import { statusFamily } from '../../status.ts';
import { digestOf, type MirrorRow } from './mirror.ts';
import type { Gap } from './tail.ts';

export const eventTables = ['transaksi', 'mutasi', 'tiket_deposit', 'inbox', 'outbox'] as const;
export type EventTable = (typeof eventTables)[number];

/** Which rows: everything from a number on, what lies in these gaps, or exactly these. */
export type Wanted = { from: number } | { gaps: readonly Gap[] } | { codes: readonly number[] };

/** A row with a number of its own. */
export interface EventRow {
  code: number;
  /** Its status may still move. */
  open: boolean;
  /** Undefined when it concerns nobody above. */
  row: MirrorRow | undefined;
  /** Whose balance it moved, and whether by a commission. */
  agent?: string | undefined;
  commission?: boolean | undefined;
  /** The transaction that it belongs to. */
  transaction?: number | undefined;
  /** When it was written, as local text. */
  at?: string | undefined;
}

/** How each of these tables is read, always along its clustered key. */
export const readEvents: Readonly<
  Record<EventTable, (db: Reader, wanted: Wanted, limit: number) => Promise<EventRow[]>>
> = {
  transaksi: async (db, wanted, limit) => {
    const rows = await db
      .selectFrom('transaksi')
      .select(['kode', 'kode_reseller', 'kode_inbox', 'kode_produk', 'status', 'harga', 'sn', 'keterangan'])
      .where(isWanted(wanted))
      .orderBy('kode')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      code: row.kode,
      open: statusFamily(row.status) === 'pending',
      row: mirrored('transaction', row, row.kode_reseller, row.kode_inbox),
    }));
  },
  mutasi: async (db, wanted, limit) => {
    const rows = await db
      .selectFrom('mutasi')
      .select(['kode', 'kode_reseller', 'tanggal', 'jenis', 'kode_transaksi'])
      .where(isWanted(wanted))
      .orderBy('kode')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      code: row.kode,
      open: false,
      row: mirrored('ledger', row, row.kode_reseller, null),
      agent: row.kode_reseller,
      commission: row.jenis?.toUpperCase() === 'K',
      transaction: row.kode_transaksi ?? undefined,
      at: row.tanggal,
    }));
  },
  tiket_deposit: async (db, wanted, limit) => {
    const rows = await db
      .selectFrom('tiket_deposit')
      .select(['kode', 'kode_reseller', 'status', 'jumlah'])
      .where(isWanted(wanted))
      .orderBy('kode')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      code: row.kode,
      open: row.status.toUpperCase() === 'O',
      row: mirrored('depositTicket', row, row.kode_reseller, null),
    }));
  },
  inbox: async (db, wanted, limit) => {
    const rows = await db
      .selectFrom('inbox')
      .select(['kode', 'kode_reseller', 'is_jawaban', 'status', 'kode_transaksi'])
      .where(isWanted(wanted))
      .orderBy('kode')
      .limit(limit)
      .execute();
    return rows.map((row) => {
      const concerns = row.is_jawaban === 0 && row.kode_reseller !== null;
      return {
        code: row.kode,
        open: concerns && statusFamily(row.status) === 'pending',
        row: concerns ? mirrored('inbox', row, row.kode_reseller, row.kode) : undefined,
      };
    });
  },
  outbox: async (db, wanted, limit) => {
    const rows = await db
      .selectFrom('outbox')
      .select(['kode', 'kode_reseller', 'is_perintah', 'kode_inbox', 'kode_transaksi'])
      .where(isWanted(wanted))
      .orderBy('kode')
      .limit(limit)
      .execute();
    const ours = rows.filter((row) => (row.is_perintah ?? 0) === 0 && row.kode_reseller !== null);
    const requests = await requestsOf(
      db,
      ours
        .filter((row) => row.kode_inbox === null && row.kode_transaksi !== null)
        .map(({ kode }) => String(kode)),
    );
    const concerns = new Set(ours);
    return rows.map((row) => ({
      code: row.kode,
      open: false,
      row: concerns.has(row)
        ? mirrored('outbox', row, row.kode_reseller, row.kode_inbox ?? requests.get(String(row.kode)) ?? null)
        : undefined,
    }));
  },
};

function mirrored(
  entity: ChangedEntity,
  row: { kode: number },
  agentCode: string | null,
  inboxCode: number | null,
): MirrorRow {
  return { key: String(row.kode), agentCode, inboxCode, digests: [[entity, digestOf(row)]] };
}

/** Along the key, whose name is the same in all of these tables. */
function isWanted(wanted: Wanted): RawBuilder<boolean> {
  const code = sql.ref('kode');
  if ('from' in wanted) return sql<boolean>`${code} >= ${wanted.from}`;
  if ('codes' in wanted) return sql<boolean>`${code} in (${sql.join(wanted.codes)})`;
  const gaps = wanted.gaps.map(({ from, to }) => sql`${code} between ${from} and ${to}`);
  return sql<boolean>`(${sql.join(gaps, sql` or `)})`;
}

/** The newest number of each of these tables, in one cheap question. */
export async function readNewest(db: Reader): Promise<Record<EventTable, number>> {
  const row = await db
    .selectNoFrom((select) => [
      select
        .selectFrom('transaksi')
        .select((of) => of.fn.max('kode').as('kode'))
        .as('transaksi'),
      select
        .selectFrom('mutasi')
        .select((of) => of.fn.max('kode').as('kode'))
        .as('mutasi'),
      select
        .selectFrom('tiket_deposit')
        .select((of) => of.fn.max('kode').as('kode'))
        .as('tiket_deposit'),
      select
        .selectFrom('inbox')
        .select((of) => of.fn.max('kode').as('kode'))
        .as('inbox'),
      select
        .selectFrom('outbox')
        .select((of) => of.fn.max('kode').as('kode'))
        .as('outbox'),
    ])
    .executeTakeFirstOrThrow();
  return {
    transaksi: row.transaksi ?? 0,
    mutasi: row.mutasi ?? 0,
    tiket_deposit: row.tiket_deposit ?? 0,
    inbox: row.inbox ?? 0,
    outbox: row.outbox ?? 0,
  };
}

/** Commissions of transactions from a number on. */
export async function readCommissions(
  db: Reader,
  from: number,
  after: readonly [number, string],
  limit: number,
): Promise<{ rows: MirrorRow[]; next: readonly [number, string] | undefined }> {
  const rows = await db
    .selectFrom('komisi')
    .selectAll()
    .where('kode_transaksi', '>=', from)
    .where((where) =>
      where.or([
        where('kode_transaksi', '>', after[0]),
        where.and([where('kode_transaksi', '=', after[0]), where('kode_reseller', '>', after[1])]),
      ]),
    )
    .orderBy('kode_transaksi')
    .orderBy('kode_reseller')
    .limit(limit)
    .execute();
  const last = rows.length < limit ? undefined : rows.at(-1);
  return {
    rows: rows.map((row) => ({
      key: `${row.kode_transaksi}|${row.kode_reseller}`,
      agentCode: row.kode_reseller,
      inboxCode: null,
      digests: [['commission', digestOf(row)]],
    })),
    next: last && [last.kode_transaksi, last.kode_reseller],
  };
}
