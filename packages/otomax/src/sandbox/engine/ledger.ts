import { type EngineContext, localNow, type Row } from './context.ts';

/** `mutasi.jenis`: T sale, G refund, B deposit, K commission, 1 and 2 transfer out and in, null by hand. */
export type LedgerKind = 'T' | 'G' | 'B' | 'K' | '1' | '2' | null;

export interface Posting {
  agentCode: string;
  /** Signed, scaled rupiah. */
  amount: bigint;
  kind: LedgerKind;
  text: string;
  transactionCode?: number;
  counterpartCode?: string;
}

/**
 * Moves a balance, whatever it comes to, and writes the ledger row that explains it. Answers the new balance. Throws
 * when there is no such agent.
 */
export async function post(context: EngineContext, posting: Posting): Promise<bigint> {
  const { numUpdatedRows } = await context.db
    .updateTable('reseller')
    .set((row) => ({ saldo: row('saldo', '+', posting.amount) }))
    .where('kode', '=', posting.agentCode)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Error(`No agent ${posting.agentCode} to post to`);
  const { kode, saldo } = await balanceOf(context, posting.agentCode);
  await writeEntry(context, { ...posting, agentCode: kode }, saldo);
  return saldo;
}

/**
 * Takes an amount from a balance that stays at or above the agent's minimum by it; undefined, with nothing changed,
 * when it would not. One statement decides, so that no other change of the balance can come between. The ledger row
 * is the caller's to write (`writeEntry`). Nothing but these two touches `reseller.saldo`.
 */
export async function withdraw(
  context: EngineContext,
  agentCode: string,
  amount: bigint,
): Promise<bigint | undefined> {
  const { numUpdatedRows } = await context.db
    .updateTable('reseller')
    .set((row) => ({ saldo: row('saldo', '-', amount) }))
    .where('kode', '=', agentCode)
    .where((row) => row(row('saldo', '-', amount), '>=', row.ref('saldo_minimal')))
    .executeTakeFirst();
  return numUpdatedRows === 0n ? undefined : (await balanceOf(context, agentCode)).saldo;
}

/** Writes the ledger row of a balance that was moved to `balance` in this transaction. */
export async function writeEntry(context: EngineContext, posting: Posting, balance: bigint): Promise<void> {
  await context.db
    .insertInto('mutasi')
    .values({
      kode_reseller: posting.agentCode,
      tanggal: localNow(context),
      jumlah: posting.amount,
      keterangan: posting.text,
      kode_reseller_2: posting.counterpartCode ?? null,
      jenis: posting.kind,
      kode_transaksi: posting.transactionCode ?? null,
      saldo_akhir: balance,
    })
    .execute();
}

/** Read after our own update: the row is ours until the transaction ends. */
async function balanceOf(
  context: EngineContext,
  agentCode: string,
): Promise<Pick<Row<'reseller'>, 'kode' | 'saldo'>> {
  return await context.db
    .selectFrom('reseller')
    .select(['kode', 'saldo'])
    .where('kode', '=', agentCode)
    .executeTakeFirstOrThrow();
}
