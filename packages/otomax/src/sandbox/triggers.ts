import { NOW } from './sql-words.ts';

/** One watched table: what a changed row is called above, and where its key, agent and inbox code stand. */
interface Watched {
  table: string;
  entity: string;
  /** Column expressions of one row, `row` being NEW or OLD. */
  key: (row: string) => string;
  agent?: (row: string) => string;
  inbox?: (row: string) => string;
  /** Rows that concern nobody above are left out. */
  concerns?: (row: string) => string;
  /** On updates, only changes of these columns count. */
  columns?: readonly string[];
}

const column = (name: string) => (row: string) => `${row}.${name}`;

const watched: readonly Watched[] = [
  { table: 'reseller', entity: 'agent', key: column('kode'), agent: column('kode') },
  {
    table: 'reseller',
    entity: 'agentPricing',
    key: column('kode'),
    agent: column('kode'),
    columns: ['kode', 'kode_level', 'kode_upline', 'markup'],
  },
  {
    table: 'pengirim',
    entity: 'sender',
    key: (row) => `${row}.pengirim || '|' || ${row}.tipe_pengirim`,
    agent: column('kode_reseller'),
  },
  { table: 'produk', entity: 'product', key: column('kode') },
  { table: 'operator', entity: 'operator', key: column('kode') },
  { table: 'level', entity: 'level', key: column('kode') },
  {
    table: 'produk_level',
    entity: 'productLevel',
    key: (row) => `${row}.kode_level || '|' || ${row}.kode_produk`,
  },
  {
    table: 'markup_produk',
    entity: 'productMarkup',
    key: (row) => `${row}.kode_reseller || '|' || ${row}.kode_produk`,
    agent: (row) => `replace(${row}.kode_reseller, '.*', '')`,
  },
  {
    table: 'transaksi',
    entity: 'transaction',
    key: column('kode'),
    agent: column('kode_reseller'),
    inbox: column('kode_inbox'),
  },
  { table: 'mutasi', entity: 'ledger', key: column('kode'), agent: column('kode_reseller') },
  {
    table: 'komisi',
    entity: 'commission',
    key: (row) => `${row}.kode_transaksi || '|' || ${row}.kode_reseller`,
    agent: column('kode_reseller'),
  },
  { table: 'tiket_deposit', entity: 'depositTicket', key: column('kode'), agent: column('kode_reseller') },
  {
    table: 'inbox',
    entity: 'inbox',
    key: column('kode'),
    agent: column('kode_reseller'),
    inbox: column('kode'),
    concerns: (row) => `${row}.is_jawaban = 0 and ${row}.kode_reseller is not null`,
  },
  {
    table: 'outbox',
    entity: 'outbox',
    key: column('kode'),
    agent: column('kode_reseller'),
    inbox: (row) =>
      `coalesce(${row}.kode_inbox, (select t.kode_inbox from transaksi t where t.kode = ${row}.kode_transaksi))`,
    concerns: (row) => `coalesce(${row}.is_perintah, 0) = 0 and ${row}.kode_reseller is not null`,
  },
];

/** The triggers that queue every change in the transaction that makes it. */
export const triggerStatements: readonly string[] = watched.flatMap((watch) => {
  const name = `hexaflate_${watch.table}_${watch.entity}`;
  const of = watch.columns ? ` of ${watch.columns.join(', ')}` : '';
  const moved = [watch.key, watch.agent]
    .flatMap((expression) => (expression ? [`${expression('old')} is not ${expression('new')}`] : []))
    .join(' or ');
  return [
    `create trigger ${name}_insert after insert on ${watch.table} begin ${queue(watch, 'new')} end`,
    `create trigger ${name}_delete after delete on ${watch.table} begin ${queue(watch, 'old')} end`,
    `create trigger ${name}_update after update${of} on ${watch.table} begin
      ${queue(watch, 'new')} ${queue(watch, 'old', `(${moved})`)} end`,
  ];
});

function queue(watch: Watched, row: 'new' | 'old', also?: string): string {
  const conditions = [watch.concerns?.(row), also].filter((condition) => condition !== undefined);
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  return `insert into hexaflate_queue (id, entity, row_key, agent_code, inbox_code, at)
    select lower(hex(randomblob(16))), '${watch.entity}', ${watch.key(row)}, ${watch.agent?.(row) ?? 'null'},
    ${watch.inbox?.(row) ?? 'null'}, ${NOW} ${where};`;
}
