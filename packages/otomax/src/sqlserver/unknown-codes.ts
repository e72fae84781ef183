import { isKnownKind } from '../gateway/ledger.ts';
import { knownStatuses } from '../status.ts';
import type { SqlSession } from './connection.ts';
import { ask } from './facts.ts';

/** So many of the newest rows of each table are looked at, by the clustered key. */
const NEWEST = 2000;

/** `tipe_pengirim` of every Otomax that is known to us. */
const SENDER_TYPES = new Set([...'SWYG1OX']);

const statuses = new Set(knownStatuses.map(({ code }) => String(code)));

/** Columns that hold codes, and which of them we know. */
const coded = [
  { table: 'inbox', column: 'status', knows: (value: string) => statuses.has(value) },
  { table: 'transaksi', column: 'status', knows: (value: string) => statuses.has(value) },
  { table: 'mutasi', column: 'jenis', knows: isKnownKind },
  {
    table: 'inbox',
    column: 'tipe_pengirim',
    knows: (value: string) => SENDER_TYPES.has(value.toUpperCase()),
  },
] as const;

export const CODES_SQL = coded
  .map(
    ({ table, column }) =>
      `select '${table}' as [table], '${column}' as [column], cast(n.[value] as varchar(20)) as [value] from (select top (${NEWEST}) [${column}] as [value] from [dbo].[${table}] order by [kode] desc) n where n.[value] is not null group by n.[value]`,
  )
  .join('\nunion all\n');

/** Codes of recent rows that no Otomax known to us uses, as `table.column=value`, for the operator to see. */
export async function readUnknownCodes(session: SqlSession): Promise<string[]> {
  const rows = await ask<{ table: string; column: string; value: string }>(session, CODES_SQL);
  return (rows ?? [])
    .flatMap(({ table, column, value }) => {
      const kind = coded.find((one) => one.table === table && one.column === column);
      return kind && !kind.knows(value.trim()) ? [`${table}.${column}=${value.trim()}`] : [];
    })
    .sort();
}
