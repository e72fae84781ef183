import { type Place, prepared } from '@hexaflate/sqlite';
import type { Selectable } from 'kysely';
import type { CatalogOperator, CatalogProduct, ClosedReason, Quote } from '../gateway.ts';
import { localMinuteOfDay } from '../local-time.ts';
import { pricingOf } from '../open-amount.ts';
import { type LoadedPriceBook, loadPriceBook, type PriceBook, sellingPrice } from '../prices.ts';
import type { OperatorTable, ProdukTable } from '../tables.ts';
import type { GatewayContext, Reader } from './context.ts';
import { inCutoff } from './cutoff.ts';

const operatorColumns = [
  'kode',
  'nama',
  'prefix_tujuan',
  'gangguan',
  'kosong',
  'regex_tujuan',
  'panjang_min',
  'panjang_maks',
  'prioritas',
  'kode_level',
  'catatan',
  'cutoff_awal',
  'cutoff_akhir',
] as const;
const productColumns = [
  'kode',
  'nama',
  'harga_jual',
  'stok',
  'fisik',
  'aktif',
  'gangguan',
  'kosong',
  'kode_operator',
  'nominal',
  'harga_tetap',
  'catatan',
  'sms_end_user',
  'postpaid',
  'rumus_harga',
  'qty',
  'poin',
  'unit',
] as const;

type OperatorRow = Pick<Selectable<OperatorTable>, (typeof operatorColumns)[number]>;
type ProductRow = Pick<Selectable<ProdukTable>, (typeof productColumns)[number]>;

/** The slug of a category note: "PLN Token" becomes "pln-token". */
export function categoryOf(note: string | null): string {
  const slug = (note ?? '')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'other' : slug;
}

/** In the installation's own order; products by face value, then price. Inactive products are left out. */
export async function catalog(
  context: GatewayContext,
  agentCode: string,
  category?: string,
): Promise<CatalogOperator[]> {
  const { read } = context;
  const book = await loadPriceBook(read, agentCode);
  if (!book) return [];
  const shown = visibility(book);
  const operators = (await read.selectFrom('operator').select(operatorColumns).execute()).filter(
    (row) => shown.operator(row) && (category === undefined || categoryOf(row.catatan) === category),
  );
  if (operators.length === 0) return [];
  const products = await read
    .selectFrom('produk')
    .select(productColumns)
    .where('aktif', '=', 1)
    .where(
      'kode_operator',
      'in',
      operators.map((row) => row.kode),
    )
    .execute();
  const byOperator = Map.groupBy(
    products.filter((row) => shown.product(row)),
    (row) => (row.kode_operator ?? '').toLowerCase(),
  );
  const minute = localMinuteOfDay(context.now(), context.dialect.utcOffsetMinutes);
  return operators
    .sort((a, b) => (a.prioritas ?? 999) - (b.prioritas ?? 999) || compare(a.kode, b.kode))
    .map((row) => ({
      ...toOperator(row, minute),
      products: (byOperator.get(row.kode.toLowerCase()) ?? [])
        .map((product) => toProduct(product, row, book))
        .sort((a, b) => byFaceValue(a, b)),
    }))
    .filter((operator) => operator.products.length > 0);
}

const productRow = prepared((db: Reader, place: Place<{ code: string }>) =>
  db.selectFrom('produk').select(productColumns).where('kode', '=', place('code')),
);

const operatorRow = prepared((db: Reader, place: Place<{ code: string }>) =>
  db.selectFrom('operator').select(operatorColumns).where('kode', '=', place('code')),
);

/** Read from the given handle, so that a submit can ask inside its own transaction. */
export async function quoteWith(
  context: GatewayContext,
  db: Reader,
  agentCode: string,
  productCode: string,
): Promise<Quote | undefined> {
  const [product] = await productRow(db, { code: productCode });
  if (!product) return undefined;
  const [operator] = await operatorRow(db, { code: product.kode_operator ?? '' });
  const book = operator && (await loadPriceBook(db, agentCode, product.kode));
  if (!operator || !book) return undefined;
  const shown = visibility(book);
  if (!shown.operator(operator) || !shown.product(product)) return undefined;
  const minute = localMinuteOfDay(context.now(), context.dialect.utcOffsetMinutes);
  return { product: toProduct(product, operator, book), operator: toOperator(operator, minute) };
}

export function quote(
  context: GatewayContext,
  agentCode: string,
  productCode: string,
): Promise<Quote | undefined> {
  return quoteWith(context, context.read, agentCode, productCode);
}

interface Visibility {
  operator(row: Pick<OperatorRow, 'kode_level'>): boolean;
  product(row: Pick<ProductRow, 'kode'>): boolean;
}

/** What an agent of this level gets to see: operators name the levels, levels name the products they block. */
function visibility({ levelCode, blockedProducts }: LoadedPriceBook): Visibility {
  const level = levelCode.trim().toLowerCase();
  const blocked = new Set(codes(blockedProducts));
  return {
    operator: ({ kode_level }) => {
      const allowed = codes(kode_level);
      return allowed.length === 0 || allowed.includes(level);
    },
    product: ({ kode }) => !blocked.has(kode.toLowerCase()),
  };
}

function toOperator(row: OperatorRow, minute: number): Omit<CatalogOperator, 'products'> {
  return {
    code: row.kode,
    name: row.nama ?? row.kode,
    category: categoryOf(row.catatan),
    prefixes: codes(row.prefix_tujuan),
    pattern: row.regex_tujuan === null || row.regex_tujuan.trim() === '' ? null : row.regex_tujuan,
    minLength: row.panjang_min || null,
    maxLength: row.panjang_maks || null,
    closed: closedOperator(row, minute),
  };
}

function closedOperator(row: OperatorRow, minute: number): ClosedReason | null {
  if (row.gangguan === 1) return 'disrupted';
  if (row.kosong === 1) return 'outOfStock';
  return inCutoff(row, minute) ? 'cutoff' : null;
}

function toProduct(row: ProductRow, operator: OperatorRow, book: PriceBook): CatalogProduct {
  const pricing = pricingOf(row);
  const category = categoryOf(operator.catatan);
  return {
    code: row.kode,
    name: row.nama ?? row.kode,
    operatorCode: operator.kode,
    note: row.catatan,
    price: sellingPrice(book, row.kode, row.harga_jual ?? 0n),
    nominal: row.nominal || null,
    pricing: pricing.kind === 'unsupported' ? 'fixed' : pricing.kind,
    amount: pricing.kind === 'open' ? pricing.amount : null,
    wantsBuyerPhone: row.sms_end_user === 1,
    inquiry: pricing.kind === 'bill' || category === 'pln-token',
    points: row.poin ?? 0,
    closed: closedProduct(row, pricing.kind),
  };
}

/** Its own state only; the operator's closes it as well. */
function closedProduct(row: ProductRow, kind: ReturnType<typeof pricingOf>['kind']): ClosedReason | null {
  if (row.aktif !== 1) return 'inactive';
  if (row.gangguan === 1) return 'disrupted';
  // `stok` counts only what lies on a shelf.
  if (row.kosong === 1 || (row.fisik === 1 && (row.stok ?? 0) <= 0)) return 'outOfStock';
  if (kind === 'unsupported') return 'unsupported';
  // A fixed price follows a rule of the installation that section 5.1 does not tell.
  return row.harga_jual === null || row.harga_jual <= 0n || row.harga_tetap === 1 ? 'unpriced' : null;
}

function byFaceValue(a: CatalogProduct, b: CatalogProduct): number {
  return (
    (a.nominal ?? Number.MAX_SAFE_INTEGER) - (b.nominal ?? Number.MAX_SAFE_INTEGER) ||
    (a.price < b.price ? -1 : a.price > b.price ? 1 : 0) ||
    compare(a.code, b.code)
  );
}

/** Codes of a comma list, in lower case. */
function codes(list: string | null): string[] {
  return (list ?? '')
    .split(/[,;\s]+/)
    .map((code) => code.toLowerCase())
    .filter((code) => code !== '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
