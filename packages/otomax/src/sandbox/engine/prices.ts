import { loadPriceBook, sellingPrice, uplineShares } from '../../prices.ts';
import type { EngineContext, Row } from './context.ts';

export interface AgentPrice {
  /** What the agent is debited for one piece, without bill or open amount. */
  price: bigint;
  /** What each upline earns on one piece, positive shares only. */
  shares: readonly Commission[];
}

export interface Commission {
  agentCode: string;
  amount: bigint;
}

/**
 * The price of one product for one agent and whose share it holds, by section 5.1. Undefined when the product has no
 * price.
 */
export async function priceFor(
  { db }: Pick<EngineContext, 'db'>,
  agentCode: string,
  product: Pick<Row<'produk'>, 'kode' | 'harga_jual'>,
): Promise<AgentPrice | undefined> {
  if (product.harga_jual === null) return undefined;
  const book = await loadPriceBook(db, agentCode, product.kode);
  if (!book) return undefined;
  const shares = uplineShares(book, product.kode).flatMap(({ earnerCode, share }) =>
    earnerCode !== null && share > 0n ? [{ agentCode: earnerCode, amount: share }] : [],
  );
  return { price: sellingPrice(book, product.kode, product.harga_jual), shares };
}

/** The shares without those of uplines whose level has `no_komisi`: they earn nothing, the markup stays in the price. */
export async function earnedShares(
  { db }: Pick<EngineContext, 'db'>,
  shares: readonly Commission[],
): Promise<Commission[]> {
  if (shares.length === 0) return [];
  const earners = await db
    .selectFrom('reseller as r')
    .leftJoin('level as l', 'l.kode', 'r.kode_level')
    .select(['r.kode', 'l.no_komisi'])
    .where(
      'r.kode',
      'in',
      shares.map(({ agentCode }) => agentCode),
    )
    .execute();
  const earning = new Set(
    earners.filter(({ no_komisi }) => no_komisi !== 1).map(({ kode }) => kode.toLowerCase()),
  );
  return shares.filter(({ agentCode }) => earning.has(agentCode.toLowerCase()));
}
