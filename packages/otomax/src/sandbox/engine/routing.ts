import { rupiah } from '@hexaflate/contract/money';
import { pricingOf } from '../../open-amount.ts';
import { type EngineContext, type EngineSetup, inTransaction, localNow, type Row } from './context.ts';
import { fail } from './outcome.ts';
import { saleAt, soldProduct } from './sold.ts';

type Sale = Row<'transaksi'>;
type Route = Pick<Row<'parsing'>, 'kode_modul' | 'perintah' | 'harga_beli'>;

/** The oldest accepted sale that has not been handed to a supplier (status 1), without those in `skip`. */
export async function nextUnrouted(
  { db }: EngineSetup,
  skip: ReadonlySet<number>,
): Promise<number | undefined> {
  const unrouted = await db
    .selectFrom('transaksi')
    .select('kode')
    .where((row) => row('status', '<', row.lit(20)))
    .where('status', '=', 1)
    .orderBy('kode')
    .limit(skip.size + 1)
    .execute();
  return unrouted.find((sale) => !skip.has(sale.kode))?.kode;
}

/**
 * Hands a sale to the first supplier, by priority, that has not had it yet: the rendered command, the cost and the
 * supplier are written down, status 2. Without any route it stays at 4 for an operator; when all routes have been
 * tried it fails with 40.
 */
export async function routeSale(setup: EngineSetup, code: number): Promise<void> {
  await inTransaction(setup, async (context) => {
    const sale = await saleAt(context, code, 1);
    if (sale) await route(context, sale);
  });
}

async function route(context: EngineContext, sale: Sale): Promise<void> {
  const routes = await routesOf(context, sale);
  const tried = triedRoutes(sale);
  const next = routes.find((candidate) => !tried.includes(candidate.kode_modul));
  if (next) {
    await send(context, sale, next);
    return;
  }
  if (tried.length > 0) {
    await fail(context, sale.kode, { status: 40, note: sale.keterangan ?? 'Semua penyedia gagal' });
    return;
  }
  await context.db
    .updateTable('transaksi')
    .set({ status: 4, tgl_status: localNow(context), keterangan: 'Tidak ada parsing' })
    .where('kode', '=', sale.kode)
    .execute();
}

async function send(context: EngineContext, sale: Sale, to: Route): Promise<void> {
  const product = await soldProduct(context, sale);
  const free = (sale.harga ?? 0n) === 0n;
  const cost = free || !product ? 0n : costOf(sale, product, to.harga_beli ?? product.harga_beli ?? 0n);
  await context.db
    .updateTable('transaksi')
    .set({
      status: 2,
      tgl_status: localNow(context),
      kode_modul: to.kode_modul,
      perintah: renderCommand(to.perintah ?? '', sale),
      harga_beli: cost,
      modul_proses: `,${[...triedRoutes(sale), to.kode_modul].join(',')},,`,
    })
    .where('kode', '=', sale.kode)
    .execute();
}

async function routesOf({ db }: EngineContext, sale: Sale): Promise<Route[]> {
  return await db
    .selectFrom('parsing as p')
    .innerJoin('modul as m', 'm.kode', 'p.kode_modul')
    .select(['p.kode_modul', 'p.perintah', 'p.harga_beli'])
    .where('p.kode_produk', '=', sale.kode_produk ?? '')
    .where('p.aktif', '=', 1)
    .where('m.aktif', '=', 1)
    .where((row) => row(row.fn.coalesce('m.deleted', row.lit(0)), '=', 0))
    .orderBy('p.prioritas')
    .orderBy('p.kode_modul')
    .execute();
}

/** The suppliers that have had this sale, from `modul_proses` (",311,,"). */
export function triedRoutes(sale: Pick<Sale, 'modul_proses'>): number[] {
  return (sale.modul_proses ?? '')
    .split(',')
    .filter((part) => part !== '')
    .map(Number);
}

/** Whether another supplier could still try this sale. */
export async function hasSpareRoute(context: EngineContext, sale: Sale): Promise<boolean> {
  const tried = triedRoutes(sale);
  return (await routesOf(context, sale)).some((candidate) => !tried.includes(candidate.kode_modul));
}

/** What the supplier charges: pieces of a fixed product, otherwise his fee on top of the bill or open amount. */
function costOf(sale: Sale, product: Row<'produk'>, unit: bigint): bigint {
  switch (pricingOf(product).kind) {
    case 'open':
      return unit + rupiah(sale.qty ?? 0);
    case 'bill':
      return unit + rupiah(BigInt(sale.bill ?? '0'));
    default:
      return unit * BigInt(sale.qty ?? 1);
  }
}

function renderCommand(template: string, sale: Sale): string {
  const values: Record<string, string | number | null> = {
    kodeproduk: sale.kode_produk,
    tujuan: sale.tujuan,
    trxid: sale.kode,
    refid: sale.kode,
    qty: sale.qty,
    nominal: sale.qty,
    counter: sale.counter,
    enduser: sale.penerima,
  };
  return template.replace(/\[([a-z0-9]+)\]/gi, (whole, name: string) =>
    String(values[name.toLowerCase()] ?? whole),
  );
}
