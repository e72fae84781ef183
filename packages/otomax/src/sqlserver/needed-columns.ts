import type { Columns } from './columns.ts';
import { type WatchedEntity, watchedTables } from './install/watched.ts';
import { filled } from './unfillable.ts';

/** What a request to Otomax is made of and looked up by, besides what it fills in `inbox`. */
const requested: Readonly<Record<string, readonly string[]>> = {
  inbox: ['kode', ...filled.inbox],
  parameter: ['grup', 'nama', 'nilai'],
  im_center: ['id', 'label', 'deleted'],
  pengirim: ['pengirim', 'tipe_pengirim', 'kode_reseller'],
  reseller: ['kode', 'saldo', 'pin', 'aktif', 'kode_level'],
};

/** What a trigger of ours speaks of, by table. */
export const triggered: ReadonlyMap<string, readonly string[]> = new Map(
  [...watchedTables].map(([table, entities]) => [table, [...new Set(entities.flatMap(columnsIn))]]),
);

/** Columns that this installation lacks and that something cannot do without, as `table.column`. */
export interface LackingColumns {
  /** Without these nothing can be asked of Otomax. */
  requests: string[];
  /** Without these no text can be sent. */
  messages: string[];
  /** Without these a trigger of ours could not be made. */
  triggers: string[];
}

/** What is lacking, after columns of another name were found. */
export function lackingColumns({ absent }: Pick<Columns, 'absent'>): LackingColumns {
  const of = (needed: Iterable<readonly [string, readonly string[]]>) =>
    [...needed].flatMap(([table, names]) =>
      names.filter((name) => absent.get(table)?.has(name)).map((name) => `${table}.${name}`),
    );
  return {
    requests: of(Object.entries(requested)),
    messages: of([['outbox', filled.outbox]]),
    triggers: of(triggered),
  };
}

function columnsIn({ key, agent, inbox, concerns, columns = [] }: WatchedEntity): string[] {
  const spoken = [key, agent, inbox, concerns].map((expression) => expression?.('x') ?? '').join(' ');
  return [...[...spoken.matchAll(/\bx\.(\w+)/g)].flatMap(([, name]) => name ?? []), ...columns];
}
