import { rupiah } from '@hexaflate/contract/money';
import { pricingOf } from '../../open-amount.ts';
import type { Row } from './connection.ts';
import { type EngineContext, localNow } from './context.ts';
import { fail } from './outcome.ts';

type Sale = Row<'transaksi'>;
type Route = Row<'parsing'> & { label: string | null };

/** The oldest accepted sale that has not been handed to a supplier (status 1), without those in `skip`. */
export function nextUnrouted(context: EngineContext, skip: ReadonlySet<number>): number | undefined {
  const unrouted = context.db.all<{ kode: number }>(
    'select kode from transaksi where status < 20 and status = 1 order by kode limit ?',
    skip.size + 1,
  );
  return unrouted.find((sale) => !skip.has(sale.kode))?.kode;
}

/**
 * Hands a sale to the first supplier, by priority, that has not had it yet: the rendered command, the cost and the
 * supplier are written down, status 2. Without any route it stays at 4 for an operator; when all routes have been
 * tried it fails with 40.
 */
export function routeSale(context: EngineContext, code: number): void {
  context.db.transaction(() => {
    const sale = context.db.get<Sale>('select * from transaksi where kode = ? and status = 1', code);
    if (sale) route(context, sale);
  });
}

function route(context: EngineContext, sale: Sale): void {
  const routes = routesOf(context, sale);
  const tried = triedRoutes(sale);
  const next = routes.find((candidate) => !tried.includes(candidate.kode_modul));
  if (next) {
    send(context, sale, next);
    return;
  }
  if (tried.length > 0) {
    fail(context, sale.kode, { status: 40, note: sale.keterangan ?? 'Semua penyedia gagal' });
    return;
  }
  context.db.run(
    "update transaksi set status = 4, tgl_status = ?, keterangan = 'Tidak ada parsing' where kode = ?",
    localNow(context),
    sale.kode,
  );
}

function send(context: EngineContext, sale: Sale, to: Route): void {
  const product = context.db.get<Row<'produk'>>('select * from produk where kode = ?', sale.kode_produk);
  const free = (sale.harga ?? 0n) === 0n;
  const cost = free || !product ? 0n : costOf(sale, product, to.harga_beli ?? product.harga_beli ?? 0n);
  context.db.run(
    `update transaksi set status = 2, tgl_status = ?, kode_modul = ?, perintah = ?, harga_beli = ?, modul_proses = ?
      where kode = ?`,
    localNow(context),
    to.kode_modul,
    renderCommand(to.perintah ?? '', sale),
    cost,
    `,${[...triedRoutes(sale), to.kode_modul].join(',')},,`,
    sale.kode,
  );
}

function routesOf(context: EngineContext, sale: Sale): Route[] {
  return context.db.all<Route>(
    `select p.*, m.label from parsing p join modul m on m.kode = p.kode_modul
      where p.kode_produk = ? and p.aktif = 1 and m.aktif = 1 and coalesce(m.deleted, 0) = 0
      order by p.prioritas, p.kode_modul`,
    sale.kode_produk,
  );
}

/** The suppliers that have had this sale, from `modul_proses` (",311,,"). */
export function triedRoutes(sale: Pick<Sale, 'modul_proses'>): number[] {
  return (sale.modul_proses ?? '')
    .split(',')
    .filter((part) => part !== '')
    .map(Number);
}

/** Whether another supplier could still try this sale. */
export function hasSpareRoute(context: EngineContext, sale: Sale): boolean {
  const tried = triedRoutes(sale);
  return routesOf(context, sale).some((candidate) => !tried.includes(candidate.kode_modul));
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
