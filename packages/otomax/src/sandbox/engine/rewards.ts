import { pricingOf } from '../../open-amount.ts';
import type { EngineContext, Row } from './context.ts';
import { post } from './ledger.ts';
import { earnedShares, priceFor } from './prices.ts';
import { soldProduct } from './sold.ts';

type Sale = Row<'transaksi'>;

/** On success: points to the agent, and to each upline the markup that he has on the agents below him. */
export async function grantRewards(context: EngineContext, sale: Sale): Promise<void> {
  const { db } = context;
  if (sale.kode_reseller === null || (sale.harga ?? 0n) <= 0n) return;
  const product = await soldProduct(context, sale);
  if (!product) return;
  const pieces = pricingOf(product).kind === 'fixed' ? (sale.qty ?? 1) : 1;
  const points = (product.poin ?? 0) * pieces;
  const shares = (await priceFor(context, sale.kode_reseller, product))?.shares ?? [];
  let total = 0n;
  for (const { agentCode, amount } of await earnedShares(context, shares)) {
    const earned = amount * BigInt(pieces);
    total += earned;
    await addCommission(context, sale.kode, agentCode, earned);
  }
  await db
    .updateTable('transaksi')
    .set({ poin: points, komisi: total })
    .where('kode', '=', sale.kode)
    .execute();
  if (points > 0) await addPoints(context, sale.kode_reseller, points);
}

/** An upline may stand twice above one agent; then both shares are one row. */
async function addCommission(
  { db }: EngineContext,
  transactionCode: number,
  agentCode: string,
  amount: bigint,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('komisi')
    .set((row) => ({ jumlah: row('jumlah', '+', amount) }))
    .where('kode_transaksi', '=', transactionCode)
    .where('kode_reseller', '=', agentCode)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await db
    .insertInto('komisi')
    .values({ kode_transaksi: transactionCode, kode_reseller: agentCode, jumlah: amount, tukar: 0 })
    .execute();
}

async function addPoints({ db }: EngineContext, agentCode: string, points: number): Promise<void> {
  await db
    .updateTable('reseller')
    .set((row) => ({ poin: row(row.fn.coalesce('poin', row.lit(0)), '+', points) }))
    .where('kode', '=', agentCode)
    .execute();
}

/**
 * After a success was corrected: points and commissions go back. What an upline has exchanged already is taken
 * from his balance, as Otomax does with a negative K.
 */
export async function withdrawRewards(context: EngineContext, sale: Sale): Promise<void> {
  const { db } = context;
  if (sale.poin && sale.kode_reseller !== null) await addPoints(context, sale.kode_reseller, -sale.poin);
  const exchanged = await db
    .selectFrom('komisi')
    .select(['kode_reseller', 'jumlah'])
    .where('kode_transaksi', '=', sale.kode)
    .where('tukar', '=', 1)
    .execute();
  for (const { kode_reseller: agentCode, jumlah: amount } of exchanged) {
    await post(context, {
      agentCode,
      amount: -amount,
      kind: 'K',
      text: `Batal komisi T#${sale.kode}`,
      transactionCode: sale.kode,
    });
  }
  await db.deleteFrom('komisi').where('kode_transaksi', '=', sale.kode).execute();
  await db.updateTable('transaksi').set({ poin: 0, komisi: 0n }).where('kode', '=', sale.kode).execute();
}

/** Commission that an agent has not exchanged yet. */
export async function pendingCommission({ db }: EngineContext, agentCode: string): Promise<bigint> {
  const row = await db
    .selectFrom('komisi')
    .select((select) => select.fn.sum<bigint | null>('jumlah').as('jumlah'))
    .where('kode_reseller', '=', agentCode)
    .where('tukar', '=', 0)
    .executeTakeFirst();
  return row?.jumlah ?? 0n;
}
