import type { Selectable } from 'kysely';
import type { LedgerEntry, LedgerKind, Page, PageRequest } from '../gateway.ts';
import { fromLocalText } from '../local-time.ts';
import type { MutasiTable } from '../tables.ts';
import type { GatewayContext } from './context.ts';
import { readNumberCursor, rowsToAsk, toPage } from './cursor.ts';

/** `mutasi.jenis`; other letters are rare and their meaning is not certain. */
const kinds: Readonly<Record<string, LedgerKind>> = {
  '': 'manual',
  T: 'sale',
  G: 'refund',
  B: 'deposit',
  K: 'commission',
  '1': 'transferOut',
  '2': 'transferIn',
  O: 'messageFee',
};

/** Whether the meaning of a letter in `mutasi.jenis` is known. */
export function isKnownKind(letter: string): boolean {
  return Object.hasOwn(kinds, letter.trim().toUpperCase());
}

export async function ledger(
  context: GatewayContext,
  agentCode: string,
  page: PageRequest,
): Promise<Page<LedgerEntry>> {
  const list = `ledger ${agentCode.toLowerCase()}`;
  const before = readNumberCursor(list, page.cursor);
  let query = context.read
    .selectFrom('mutasi')
    .selectAll()
    .where('kode_reseller', '=', agentCode)
    .orderBy('kode', 'desc')
    .limit(rowsToAsk(page));
  if (before !== undefined) query = query.where('kode', '<', before);
  const rows = await query.execute();
  return toPage(
    list,
    page,
    rows,
    (row) => row.kode,
    rows.map((row) => toEntry(context, row)),
  );
}

export async function ledgerEntry(context: GatewayContext, code: number): Promise<LedgerEntry | undefined> {
  const row = await context.read.selectFrom('mutasi').selectAll().where('kode', '=', code).executeTakeFirst();
  return row && toEntry(context, row);
}

function toEntry({ dialect }: GatewayContext, row: Selectable<MutasiTable>): LedgerEntry {
  return {
    code: row.kode,
    agentCode: row.kode_reseller,
    at: fromLocalText(row.tanggal, dialect.utcOffsetMinutes),
    amount: row.jumlah,
    balanceAfter: row.saldo_akhir,
    kind: kinds[(row.jenis ?? '').trim().toUpperCase()] ?? 'other',
    text: row.keterangan,
    transactionCode: row.kode_transaksi,
    counterpartCode: row.kode_reseller_2,
  };
}
