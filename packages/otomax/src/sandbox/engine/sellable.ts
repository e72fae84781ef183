import { inCutoff } from '../../gateway/cutoff.ts';
import { localMinuteOfDay } from '../../local-time.ts';
import type { EngineContext, Row } from './context.ts';
import { replyText } from './replies.ts';
import { Refusal } from './request.ts';

/** A product that this agent can buy now, and its operator. */
export interface Sellable {
  product: Row<'produk'>;
  operator: Row<'operator'>;
}

/**
 * Finds a product and checks that it is sold to this agent now. Refuses with 44 when it is unknown, closed or not
 * shown to his level, 47 while it is disrupted, 45 when it is out of stock and 69 in its operator's cutoff hours.
 */
export async function findSellable(
  context: EngineContext,
  agent: Row<'reseller'>,
  productCode: string,
): Promise<Sellable> {
  const { db } = context;
  const product = await db
    .selectFrom('produk')
    .selectAll()
    .where('kode', '=', productCode)
    .executeTakeFirst();
  const operator = await db
    .selectFrom('operator')
    .selectAll()
    .where('kode', '=', product?.kode_operator ?? '')
    .executeTakeFirst();
  const level = await db
    .selectFrom('level')
    .select('blok_produk')
    .where('kode', '=', agent.kode_level)
    .executeTakeFirst();
  const visible =
    product?.aktif === 1 &&
    (operator?.kode_level == null || codes(operator.kode_level).includes(agent.kode_level.toLowerCase())) &&
    !codes(level?.blok_produk).includes(product.kode.toLowerCase());
  if (!product || !operator || !visible) {
    throw new Refusal(44, replyText(context, 'ProdukSalah', { kodeproduk: productCode }));
  }
  const values = { produk: product.nama, kodeproduk: product.kode };
  if (product.gangguan === 1 || operator.gangguan === 1) {
    throw new Refusal(47, replyText(context, 'ProdukGangguan', values));
  }
  // `stok` counts only what lies on a shelf; for everything else it is 0 and means nothing.
  const soldOut = product.fisik === 1 && (product.stok ?? 0) <= 0;
  if (product.kosong === 1 || operator.kosong === 1 || soldOut) {
    throw new Refusal(45, replyText(context, 'ProdukKosong', values));
  }
  if (inCutoff(operator, localMinuteOfDay(new Date(context.now()), context.utcOffsetMinutes))) {
    throw new Refusal(
      69,
      replyText(context, 'ProdukCutoff', {
        ...values,
        awal: operator.cutoff_awal,
        akhir: operator.cutoff_akhir,
        keterangan: operator.cutoff_ket,
      }),
    );
  }
  return { product, operator };
}

/**
 * Checks a destination against the operator's prefixes, length and expression and the product's own prefixes, and
 * answers it as Otomax keeps it (62… becomes 08… where prefixes are in 08 form). Refuses with 52.
 */
export function checkDestination(
  context: EngineContext,
  { product, operator }: Sellable,
  destination: string,
): string {
  const prefixes = codes(operator.prefix_tujuan);
  const local = prefixes.some((prefix) => prefix.startsWith('0'))
    ? destination.replace(/^\+?62(?=8)/, '0')
    : destination;
  const ownPrefixes = codes(product.prefix_tujuan);
  const right =
    startsWithAny(local, prefixes) &&
    startsWithAny(local, ownPrefixes) &&
    local.length >= (operator.panjang_min || 1) &&
    local.length <= (operator.panjang_maks || 255) &&
    matchesWhole(operator.regex_tujuan, local);
  if (!right)
    throw new Refusal(52, replyText(context, 'TujuanSalah', { tujuan: destination, produk: product.nama }));
  return local;
}

function codes(list: string | null | undefined): string[] {
  return (list ?? '')
    .split(/[,;\s]+/)
    .map((code) => code.toLowerCase())
    .filter((code) => code !== '');
}

function startsWithAny(text: string, prefixes: readonly string[]): boolean {
  return prefixes.length === 0 || prefixes.some((prefix) => text.toLowerCase().startsWith(prefix));
}

function matchesWhole(expression: string | null, text: string): boolean {
  if (expression === null || expression.trim() === '') return true;
  try {
    return new RegExp(`^(?:${expression})$`).test(text);
  } catch {
    // An expression that cannot be read must not close the operator.
    return true;
  }
}
