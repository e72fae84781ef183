import {
  chainOf,
  MAX_CHAIN,
  type PriceAgent,
  type PriceBook,
  type PriceLevel,
  priceKey,
  sellingPrice,
  uplineOf,
  uplineShares,
} from '../../prices.ts';
import type { Connection, Row } from './connection.ts';

export interface AgentPrice {
  /** What the agent is debited for one piece, without bill or open amount. */
  price: bigint;
  /** What each upline earns on one piece, positive shares only. */
  commissions: { agentCode: string; amount: bigint }[];
}

/**
 * The price of one product for one agent and who earns on it, by section 5.1. Undefined when the product has no
 * price. Uplines whose level has `no_komisi` earn nothing; the markup stays in the price.
 */
export function priceFor(
  db: Connection,
  agentCode: string,
  product: Pick<Row<'produk'>, 'kode' | 'harga_jual'>,
): AgentPrice | undefined {
  if (product.harga_jual === null) return undefined;
  const book = productBook(db, agentCode, product.kode);
  const commissions = uplineShares(book, product.kode).flatMap(({ earnerCode, share }) =>
    earnerCode !== null && share > 0n && earnsCommission(db, earnerCode)
      ? [{ agentCode: earnerCode, amount: share }]
      : [],
  );
  return { price: sellingPrice(book, product.kode, product.harga_jual), commissions };
}

function earnsCommission(db: Connection, agentCode: string): boolean {
  const level = db.get<{ no_komisi: number | null }>(
    'select l.no_komisi from reseller r left join level l on l.kode = r.kode_level where r.kode = ?',
    agentCode,
  );
  return level !== undefined && level.no_komisi !== 1;
}

/** The part of the agent's price book that one product needs. */
function productBook(db: Connection, agentCode: string, productCode: string): PriceBook {
  const agents = agentChain(db, agentCode);
  const levels = levelChain(db, agents.at(-1)?.levelCode ?? '');
  const levelPrices = new Map<string, bigint>();
  for (const level of levels) {
    const row = db.get<{ harga: bigint }>(
      'select harga from produk_level where kode_level = ? and kode_produk = ?',
      level.code,
      productCode,
    );
    if (row) levelPrices.set(priceKey(level.code, productCode), row.harga);
  }
  const productMarkups = new Map<string, bigint>();
  for (const owner of agents.flatMap(({ code, uplineCode }) => [
    code,
    ...(uplineCode ? [`${uplineCode}.*`] : []),
  ])) {
    const row = db.get<{ markup: bigint }>(
      'select markup from markup_produk where kode_reseller = ? and kode_produk = ?',
      owner,
      productCode,
    );
    if (row) productMarkups.set(priceKey(owner, productCode), row.markup);
  }
  return { agentCode, levels, agents, levelPrices, productMarkups };
}

function agentChain(db: Connection, agentCode: string): (PriceAgent & { levelCode: string })[] {
  const chain: (PriceAgent & { levelCode: string })[] = [];
  const seen = new Set<string>();
  for (
    let next: string | null = agentCode;
    next !== null && !seen.has(next.toLowerCase()) && chain.length < MAX_CHAIN;
  ) {
    seen.add(next.toLowerCase());
    const row: Pick<Row<'reseller'>, 'kode' | 'kode_upline' | 'kode_level' | 'markup'> | undefined = db.get(
      'select kode, kode_upline, kode_level, markup from reseller where kode = ?',
      next,
    );
    if (!row) break;
    next = uplineOf(row.kode_upline);
    chain.push({ code: row.kode, uplineCode: next, markup: row.markup ?? 0n, levelCode: row.kode_level });
  }
  return chain.reverse();
}

function levelChain(db: Connection, levelCode: string): PriceLevel[] {
  const rows = db.all<Pick<Row<'level'>, 'kode' | 'kode_upline' | 'selisih_harga'>>(
    'select kode, kode_upline, selisih_harga from level',
  );
  const byCode = new Map(rows.map((row) => [row.kode.toLowerCase(), row]));
  return chainOf(byCode.get(levelCode.trim().toLowerCase()), (row) =>
    byCode.get(uplineOf(row.kode_upline)?.toLowerCase() ?? ''),
  ).map((row) => ({ code: row.kode, difference: row.selisih_harga ?? 0n }));
}
