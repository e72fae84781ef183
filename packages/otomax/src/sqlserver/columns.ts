import type { OtomaxTables } from '../tables.ts';
import * as events from './columns-events.ts';
import * as masters from './columns-masters.ts';
import type { ColumnsOf } from './columns-words.ts';

type TableName = keyof OtomaxTables;

/** The columns that the gateway knows, as section 10 types them. What an installation really has is read from it. */
export const knownColumns: { readonly [Name in TableName]: ColumnsOf<OtomaxTables[Name]> } = {
  inbox: events.inbox,
  outbox: events.outbox,
  transaksi: events.transaksi,
  mutasi: events.mutasi,
  tiket_deposit: events.tiketDeposit,
  data_bank: events.dataBank,
  komisi: events.komisi,
  sistem_log: events.sistemLog,
  reseller: masters.reseller,
  pengirim: masters.pengirim,
  level: masters.level,
  produk: masters.produk,
  operator: masters.operator,
  produk_level: masters.produkLevel,
  markup_produk: masters.markupProduk,
  modul: masters.modul,
  parsing: masters.parsing,
  i_banking: masters.iBanking,
  hadiah_poin: masters.hadiahPoin,
  parameter: masters.parameter,
  im_center: masters.imCenter,
  wa_center: masters.waCenter,
  hexaflate_queue: events.queue,
  hexaflate_submission: events.submission,
};

/** Where a table of ours or of Otomax stands on SQL Server. */
export function placeOf(table: string): { schema: string; name: string } {
  const own = /^hexaflate_(.+)$/.exec(table)?.[1];
  return own === undefined ? { schema: 'dbo', name: table } : { schema: 'hexaflate', name: own };
}

/** Table name to column name to T-SQL type, such as `varchar(20)`, all in lower case. */
export type ColumnTypes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Table name to the known columns that this installation lacks. */
export type AbsentColumns = ReadonlyMap<string, ReadonlySet<string>>;

/** Table name to the known columns that this installation calls otherwise, by their name there. */
export type RenamedColumns = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The columns of one installation. */
export interface Columns {
  types: ColumnTypes;
  absent: AbsentColumns;
  renamed: RenamedColumns;
}

/** The types of section 10, for a server that has not been asked yet. */
const knownTypes: ColumnTypes = new Map(
  Object.entries(knownColumns).map(([table, columns]) => [
    table,
    new Map(Object.entries(columns).map(([name, definition]) => [name, typeOf(definition)])),
  ]),
);

/** Everything that section 10 names, typed as it says. */
export const canonicalColumns: Columns = { types: knownTypes, absent: new Map(), renamed: new Map() };

function typeOf(definition: string): string {
  return definition.split(' ')[0] ?? definition;
}
