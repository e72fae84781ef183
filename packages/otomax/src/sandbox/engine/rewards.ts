import { pricingOf } from '../../open-amount.ts';
import type { Row } from './connection.ts';
import type { EngineContext } from './context.ts';
import { post } from './ledger.ts';
import { priceFor } from './prices.ts';

type Sale = Row<'transaksi'>;

/** On success: points to the agent, and to each upline the markup that he has on the agents below him. */
export function grantRewards(context: EngineContext, sale: Sale): void {
  const { db } = context;
  if (sale.kode_reseller === null || (sale.harga ?? 0n) <= 0n) return;
  const product = db.get<Row<'produk'>>('select * from produk where kode = ?', sale.kode_produk);
  if (!product) return;
  const pieces = pricingOf(product).kind === 'fixed' ? (sale.qty ?? 1) : 1;
  const points = (product.poin ?? 0) * pieces;
  let total = 0n;
  for (const { agentCode, amount } of priceFor(db, sale.kode_reseller, product)?.commissions ?? []) {
    const earned = amount * BigInt(pieces);
    total += earned;
    db.run(
      `insert into komisi (kode_transaksi, kode_reseller, jumlah, tukar) values (?, ?, ?, 0)
        on conflict (kode_transaksi, kode_reseller) do update set jumlah = jumlah + excluded.jumlah`,
      sale.kode,
      agentCode,
      earned,
    );
  }
  db.run('update transaksi set poin = ?, komisi = ? where kode = ?', points, total, sale.kode);
  if (points > 0)
    db.run('update reseller set poin = coalesce(poin, 0) + ? where kode = ?', points, sale.kode_reseller);
}

/**
 * After a success was corrected: points and commissions go back. What an upline has exchanged already is taken
 * from his balance, as Otomax does with a negative K.
 */
export function withdrawRewards(context: EngineContext, sale: Sale): void {
  const { db } = context;
  if (sale.poin && sale.kode_reseller !== null) {
    db.run('update reseller set poin = coalesce(poin, 0) - ? where kode = ?', sale.poin, sale.kode_reseller);
  }
  const exchanged = db.all<Pick<Row<'komisi'>, 'kode_reseller' | 'jumlah'>>(
    'select kode_reseller, jumlah from komisi where kode_transaksi = ? and tukar = 1',
    sale.kode,
  );
  for (const { kode_reseller: agentCode, jumlah: amount } of exchanged) {
    post(context, {
      agentCode,
      amount: -amount,
      kind: 'K',
      text: `Batal komisi T#${sale.kode}`,
      transactionCode: sale.kode,
    });
  }
  db.run('delete from komisi where kode_transaksi = ?', sale.kode);
  db.run('update transaksi set poin = 0, komisi = 0 where kode = ?', sale.kode);
}

/** Commission that an agent has not exchanged yet. */
export function pendingCommission(context: EngineContext, agentCode: string): bigint {
  const row = context.db.get<{ jumlah: bigint | null }>(
    'select sum(jumlah) as jumlah from komisi where kode_reseller = ? and tukar = 0',
    agentCode,
  );
  return row?.jumlah ?? 0n;
}
