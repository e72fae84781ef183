import type { SelectType } from 'kysely';
import type {
  DataBankTable,
  InboxTable,
  KomisiTable,
  MutasiTable,
  OutboxTable,
  QueueTable,
  SistemLogTable,
  SubmissionTable,
  TiketDepositTable,
  TransaksiTable,
} from './tables-events.ts';
import type {
  HadiahPoinTable,
  IBankingTable,
  ImCenterTable,
  LevelTable,
  MarkupProdukTable,
  ModulTable,
  OperatorTable,
  ParameterTable,
  ParsingTable,
  PengirimTable,
  ProdukLevelTable,
  ProdukTable,
  ResellerTable,
  WaCenterTable,
} from './tables-masters.ts';

export type * from './tables-events.ts';
export type * from './tables-masters.ts';

/**
 * Otomax's own tables by their own names, as Kysely table types. Money columns are scaled bigints (1 rupiah is
 * 10_000n), times are local text (see local-time.ts), tinyint flags are numbers. Columns that only some
 * installations have are nullable. Meanings that Otomax leaves to the installation are noted where we chose one.
 */
export interface OtomaxTables {
  inbox: InboxTable;
  outbox: OutboxTable;
  transaksi: TransaksiTable;
  mutasi: MutasiTable;
  reseller: ResellerTable;
  pengirim: PengirimTable;
  level: LevelTable;
  produk: ProdukTable;
  operator: OperatorTable;
  produk_level: ProdukLevelTable;
  markup_produk: MarkupProdukTable;
  modul: ModulTable;
  parsing: ParsingTable;
  tiket_deposit: TiketDepositTable;
  data_bank: DataBankTable;
  i_banking: IBankingTable;
  komisi: KomisiTable;
  hadiah_poin: HadiahPoinTable;
  parameter: ParameterTable;
  im_center: ImCenterTable;
  wa_center: WaCenterTable;
  sistem_log: SistemLogTable;
  hexaflate_queue: QueueTable;
  hexaflate_submission: SubmissionTable;
}

type MoneyColumnsOf<Table> = {
  [Column in keyof Table]: bigint extends SelectType<Table[Column]> ? Column : never;
}[keyof Table];

type MoneyColumn = { [Name in keyof OtomaxTables]: MoneyColumnsOf<OtomaxTables[Name]> }[keyof OtomaxTables];

/**
 * Every money column. A name means money in all tables or in none, so a driver decides by the name of a result
 * column, aggregates included. The type keeps this list complete.
 */
export const moneyColumns: Readonly<Record<MoneyColumn, true>> = {
  saldo: true,
  saldo_awal: true,
  saldo_akhir: true,
  saldo_minimal: true,
  saldo_supplier: true,
  pengingat_saldo: true,
  harga: true,
  harga_awal: true,
  harga_beli: true,
  harga_beli2: true,
  harga_jual: true,
  jumlah: true,
  komisi: true,
  markup: true,
  default_markup: true,
  selisih_harga: true,
  bonus: true,
  deposit_minimal: true,
  deposit_maksimal: true,
  max_pakai: true,
  price: true,
};
