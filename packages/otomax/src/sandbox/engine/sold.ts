import type { EngineContext, Row } from './context.ts';

type Sale = Row<'transaksi'>;

/** A sale that stands at one status; undefined when it does not any more. */
export async function saleAt(
  { db }: Pick<EngineContext, 'db'>,
  code: number,
  status: number,
): Promise<Sale | undefined> {
  return await db
    .selectFrom('transaksi')
    .selectAll()
    .where('kode', '=', code)
    .where('status', '=', status)
    .executeTakeFirst();
}

/** The product of a sale; undefined when it was deleted since. */
export async function soldProduct(
  { db }: Pick<EngineContext, 'db'>,
  sale: Pick<Sale, 'kode_produk'>,
): Promise<Row<'produk'> | undefined> {
  return await db
    .selectFrom('produk')
    .selectAll()
    .where('kode', '=', sale.kode_produk ?? '')
    .executeTakeFirst();
}
