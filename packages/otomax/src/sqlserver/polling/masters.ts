import type { Reader } from '../../gateway/context.ts';
import type { WatchedTable } from '../install/watched.ts';
import { digestOf, type MirrorRow } from './mirror.ts';

/** Where a reading goes on: the key columns of the last row. */
export type Cursor = readonly [first: string, second: string];
export const BEGINNING: Cursor = ['', ''];

export interface MasterPage {
  rows: MirrorRow[];
  /** Undefined after the last page. */
  next: Cursor | undefined;
}

/** A table that is read whole again and again, and compared with what it was. */
export interface MasterSource {
  table: WatchedTable;
  /** Between the beginnings of two readings. */
  everyMs: number;
  page(db: Reader, after: Cursor, size: number): Promise<MasterPage>;
}

/** SQL Server takes at most 2,100 parameters. */
const KEYS_AT_ONCE = 500;
const PRICES_MS = 15_000;
const AGENTS_MS = 30_000;

type Keyed = { cursor: Cursor; row: MirrorRow };

/** A full page may have another behind it. */
function toPage(found: readonly Keyed[], size: number): MasterPage {
  return { rows: found.map(({ row }) => row), next: found.length < size ? undefined : found.at(-1)?.cursor };
}

const mirrored = (
  key: string,
  digests: MirrorRow['digests'],
  agentCode: string | null = null,
): MirrorRow => ({ key, agentCode, inboxCode: null, digests });

export const masterSources: readonly MasterSource[] = [
  {
    table: 'reseller',
    everyMs: AGENTS_MS,
    page: async (db, [after], size) => {
      const rows = await agentRows(db).where('kode', '>', after).orderBy('kode').limit(size).execute();
      return toPage(
        rows.map((row) => ({ cursor: [row.kode, ''], row: agentRow(row) })),
        size,
      );
    },
  },
  {
    table: 'produk',
    everyMs: PRICES_MS,
    page: async (db, [after], size) => {
      const rows = await db
        .selectFrom('produk')
        .selectAll()
        .where('kode', '>', after)
        .orderBy('kode')
        .limit(size)
        .execute();
      return toPage(
        rows.map((row) => ({
          cursor: [row.kode, ''],
          row: mirrored(row.kode, [['product', digestOf(row)]]),
        })),
        size,
      );
    },
  },
  {
    table: 'operator',
    everyMs: PRICES_MS,
    page: async (db, [after], size) => {
      const rows = await db
        .selectFrom('operator')
        .selectAll()
        .where('kode', '>', after)
        .orderBy('kode')
        .limit(size)
        .execute();
      return toPage(
        rows.map((row) => ({
          cursor: [row.kode, ''],
          row: mirrored(row.kode, [['operator', digestOf(row)]]),
        })),
        size,
      );
    },
  },
  {
    table: 'level',
    everyMs: PRICES_MS,
    page: async (db, [after], size) => {
      const rows = await db
        .selectFrom('level')
        .selectAll()
        .where('kode', '>', after)
        .orderBy('kode')
        .limit(size)
        .execute();
      return toPage(
        rows.map((row) => ({ cursor: [row.kode, ''], row: mirrored(row.kode, [['level', digestOf(row)]]) })),
        size,
      );
    },
  },
  {
    table: 'pengirim',
    everyMs: AGENTS_MS,
    page: async (db, [first, second], size) => {
      const rows = await db
        .selectFrom('pengirim')
        .select(['pengirim', 'tipe_pengirim', 'kode_reseller'])
        .where((where) =>
          where.or([
            where('pengirim', '>', first),
            where.and([where('pengirim', '=', first), where('tipe_pengirim', '>', second)]),
          ]),
        )
        .orderBy('pengirim')
        .orderBy('tipe_pengirim')
        .limit(size)
        .execute();
      return toPage(
        rows.map((row) => ({
          cursor: [row.pengirim, row.tipe_pengirim],
          row: mirrored(
            `${row.pengirim}|${row.tipe_pengirim}`,
            [['sender', digestOf(row)]],
            row.kode_reseller,
          ),
        })),
        size,
      );
    },
  },
  {
    table: 'produk_level',
    everyMs: PRICES_MS,
    page: async (db, [first, second], size) => {
      const rows = await db
        .selectFrom('produk_level')
        .select(['kode_level', 'kode_produk', 'harga'])
        .where((where) =>
          where.or([
            where('kode_level', '>', first),
            where.and([where('kode_level', '=', first), where('kode_produk', '>', second)]),
          ]),
        )
        .orderBy('kode_level')
        .orderBy('kode_produk')
        .limit(size)
        .execute();
      return toPage(
        rows.map((row) => ({
          cursor: [row.kode_level, row.kode_produk],
          row: mirrored(`${row.kode_level}|${row.kode_produk}`, [['productLevel', digestOf(row)]]),
        })),
        size,
      );
    },
  },
  {
    table: 'markup_produk',
    everyMs: PRICES_MS,
    page: async (db, [first, second], size) => {
      const rows = await db
        .selectFrom('markup_produk')
        .select(['kode_reseller', 'kode_produk', 'markup'])
        .where((where) =>
          where.or([
            where('kode_reseller', '>', first),
            where.and([where('kode_reseller', '=', first), where('kode_produk', '>', second)]),
          ]),
        )
        .orderBy('kode_reseller')
        .orderBy('kode_produk')
        .limit(size)
        .execute();
      return toPage(
        rows.map((row) => ({
          cursor: [row.kode_reseller, row.kode_produk],
          row: mirrored(
            `${row.kode_reseller}|${row.kode_produk}`,
            [['productMarkup', digestOf(row)]],
            row.kode_reseller.replace('.*', ''),
          ),
        })),
        size,
      );
    },
  },
];

/** These agents as they stand now: whoever has a new ledger row has a new balance. */
export async function readAgents(db: Reader, codes: readonly string[]): Promise<MirrorRow[]> {
  const found: MirrorRow[] = [];
  for (let start = 0; start < codes.length; start += KEYS_AT_ONCE) {
    const some = codes.slice(start, start + KEYS_AT_ONCE);
    found.push(...(await agentRows(db).where('kode', 'in', some).execute()).map(agentRow));
  }
  return found;
}

const agentRows = (db: Reader) =>
  db
    .selectFrom('reseller')
    .select([
      'kode',
      'nama',
      'nama_pemilik',
      'alamat',
      'saldo',
      'saldo_minimal',
      'poin',
      'aktif',
      'suspend',
      'deleted',
      'tgl_daftar',
      'tgl_aktivitas',
      'kode_level',
      'kode_upline',
      'markup',
    ]);

type AgentColumns = Awaited<ReturnType<ReturnType<typeof agentRows>['execute']>>[number];

function agentRow(row: AgentColumns): MirrorRow {
  const { kode, kode_level, kode_upline, markup } = row;
  return mirrored(
    kode,
    [
      ['agent', digestOf(row)],
      ['agentPricing', digestOf({ kode_level, kode_upline, markup })],
    ],
    kode,
  );
}
