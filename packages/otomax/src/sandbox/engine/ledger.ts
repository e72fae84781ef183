import { insertRow } from './connection.ts';
import { type EngineContext, localNow } from './context.ts';

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
 * Moves a balance and writes the ledger row that explains it; nothing else in the engine touches `reseller.saldo`.
 * Answers the new balance. Call it inside a transaction. Throws when there is no such agent.
 */
export function post(context: EngineContext, posting: Posting): bigint {
  const agent = context.db.get<{ kode: string; saldo: bigint }>(
    'update reseller set saldo = saldo + ? where kode = ? returning kode, saldo',
    posting.amount,
    posting.agentCode,
  );
  if (!agent) throw new Error(`No agent ${posting.agentCode} to post to`);
  insertRow(context.db, 'mutasi', {
    kode_reseller: agent.kode,
    tanggal: localNow(context),
    jumlah: posting.amount,
    keterangan: posting.text,
    kode_reseller_2: posting.counterpartCode ?? null,
    jenis: posting.kind,
    kode_transaksi: posting.transactionCode ?? null,
    saldo_akhir: agent.saldo,
  });
  return agent.saldo;
}
