import type { ChangedEntity } from '../../gateway.ts';
import type { OtomaxTables } from '../../tables.ts';

/** One kind of change that a table's trigger queues. Expressions take the alias of a row. */
export interface WatchedEntity {
  entity: ChangedEntity;
  /** As text. */
  key: (row: string) => string;
  agent?: (row: string) => string;
  inbox?: (row: string) => string;
  /** Rows that concern nobody are left out. */
  concerns?: (row: string) => string;
  /** An update counts only when one of these columns has a new value. */
  columns?: readonly string[];
}

export type WatchedTable = Exclude<keyof OtomaxTables, `hexaflate_${string}`>;

const column = (name: string) => (row: string) => `${row}.${name}`;
const number = (name: string) => (row: string) => `cast(${row}.${name} as varchar(20))`;
const pair = (left: (row: string) => string, right: (row: string) => string) => (row: string) =>
  `${left(row)} + '|' + ${right(row)}`;

/** The tables that our views and orders depend on, and what a change of a row means above. */
export const watchedTables: ReadonlyMap<WatchedTable, readonly WatchedEntity[]> = new Map<
  WatchedTable,
  readonly WatchedEntity[]
>([
  [
    'reseller',
    [
      { entity: 'agent', key: column('kode'), agent: column('kode') },
      {
        entity: 'agentPricing',
        key: column('kode'),
        agent: column('kode'),
        columns: ['kode_level', 'kode_upline', 'markup'],
      },
    ],
  ],
  [
    'pengirim',
    [
      {
        entity: 'sender',
        key: pair(column('pengirim'), column('tipe_pengirim')),
        agent: column('kode_reseller'),
      },
    ],
  ],
  ['produk', [{ entity: 'product', key: column('kode') }]],
  ['operator', [{ entity: 'operator', key: column('kode') }]],
  ['level', [{ entity: 'level', key: column('kode') }]],
  ['produk_level', [{ entity: 'productLevel', key: pair(column('kode_level'), column('kode_produk')) }]],
  [
    'markup_produk',
    [
      {
        entity: 'productMarkup',
        key: pair(column('kode_reseller'), column('kode_produk')),
        agent: (row) => `replace(${row}.kode_reseller, '.*', '')`,
      },
    ],
  ],
  [
    'transaksi',
    [
      {
        entity: 'transaction',
        key: number('kode'),
        agent: column('kode_reseller'),
        inbox: column('kode_inbox'),
      },
    ],
  ],
  ['mutasi', [{ entity: 'ledger', key: number('kode'), agent: column('kode_reseller') }]],
  [
    'komisi',
    [
      {
        entity: 'commission',
        key: pair(number('kode_transaksi'), column('kode_reseller')),
        agent: column('kode_reseller'),
      },
    ],
  ],
  ['tiket_deposit', [{ entity: 'depositTicket', key: number('kode'), agent: column('kode_reseller') }]],
  [
    'inbox',
    [
      {
        entity: 'inbox',
        key: number('kode'),
        agent: column('kode_reseller'),
        inbox: column('kode'),
        concerns: (row) => `${row}.is_jawaban = 0 and ${row}.kode_reseller is not null`,
      },
    ],
  ],
  [
    'outbox',
    [
      {
        entity: 'outbox',
        key: number('kode'),
        agent: column('kode_reseller'),
        // The transaction's request is looked up when the queue is read, not inside Otomax's own statement.
        inbox: column('kode_inbox'),
        concerns: (row) => `isnull(${row}.is_perintah, 0) = 0 and ${row}.kode_reseller is not null`,
      },
    ],
  ],
]);
