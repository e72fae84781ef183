import type { TriggerWeight } from '../product/weigh-triggers.ts';
import type { Figure, Round } from '../scenario.ts';

/** The tables that we watch, in the order of the report, and whether a row can be added under a new key. */
const TABLES: readonly { name: string; inserts?: boolean }[] = [
  { name: 'reseller' },
  { name: 'pengirim' },
  { name: 'produk' },
  { name: 'operator' },
  { name: 'level' },
  { name: 'transaksi', inserts: true },
  { name: 'mutasi', inserts: true },
  { name: 'inbox', inserts: true },
  { name: 'outbox', inserts: true },
];

/** Names of the tables whose triggers are weighed. */
export const weighedTables: readonly string[] = TABLES.map(({ name }) => name);

/** What our triggers add to a statement on each of them. */
export const triggerFigures: readonly Figure[] = TABLES.flatMap(({ name, inserts }): Figure[] => [
  { key: `${name}UpdateUs`, label: `Triggers on an UPDATE of ${name}`, unit: 'us' },
  ...(inserts
    ? [{ key: `${name}InsertUs`, label: `Triggers on an INSERT into ${name}`, unit: 'us' } as const]
    : []),
]);

/** The weights of one round under the keys of those figures. */
export function triggerRound(weights: ReadonlyMap<string, TriggerWeight>): Round {
  return Object.fromEntries(
    TABLES.flatMap(({ name, inserts }) => {
      const weight = weights.get(name);
      if (!weight) return [];
      const insert = inserts && weight.insertUs !== undefined ? [[`${name}InsertUs`, weight.insertUs]] : [];
      return [[`${name}UpdateUs`, weight.updateUs], ...insert];
    }),
  );
}
