import type { Money } from '@hexaflate/contract/money';
import { type Place, prepared } from '@hexaflate/sqlite';
import type { Kysely } from 'kysely';
import type { OtomaxTables } from './tables.ts';

/** Longest chain that is followed; a longer one is a mistake in the data. */
export const MAX_CHAIN = 32;

/** A level of a chain that is ordered root first. */
export interface PriceLevel {
  code: string;
  /** `selisih_harga`: added where no absolute price overrides it. */
  difference: Money;
}

/** An agent of a chain that is ordered root first. */
export interface PriceAgent {
  code: string;
  uplineCode: string | null;
  /** What the upline earns on this agent and on everyone below, where no product markup says otherwise. */
  markup: Money;
}

/** All that one agent's prices depend on, besides the product's base price. */
export interface PriceBook {
  agentCode: string;
  levels: readonly PriceLevel[];
  agents: readonly PriceAgent[];
  /** `produk_level` of the chain's levels, by `priceKey(level, product)`. */
  levelPrices: ReadonlyMap<string, Money>;
  /** `markup_produk` that touches the chain's agents, by `priceKey(agent or 'upline.*', product)`. */
  productMarkups: ReadonlyMap<string, Money>;
}

/** A price book as it is read, with what else is read on the way. */
export interface LoadedPriceBook extends PriceBook {
  /** The agent's own level. */
  levelCode: string;
  /** `blok_produk` of that level: products that its agents do not see, as a list; null for none. */
  blockedProducts: string | null;
}

/** Codes compare without regard to case, as in Otomax's databases. */
export function priceKey(ownerCode: string, productCode: string): string {
  return `${ownerCode}|${productCode}`.toLowerCase();
}

/**
 * What this agent pays for a product with this base price (`harga_jual`): the level chain adds its differences or
 * replaces the price, then the agent chain adds product markups or general ones. Otomax's rule, section 5.1.
 */
export function sellingPrice(book: PriceBook, productCode: string, basePrice: Money): Money {
  let price = basePrice;
  for (const level of book.levels) {
    const absolute = book.levelPrices.get(priceKey(level.code, productCode));
    price = absolute ?? price + level.difference;
  }
  return uplineShares(book, productCode).reduce((sum, share) => sum + share.share, price);
}

/**
 * Who earns what on one sale of this product to the book's agent: the markup on each agent of the chain goes to
 * that agent's upline. Root first; a markup on the root itself has no earner and is part of the price all the same.
 */
export function uplineShares(
  book: PriceBook,
  productCode: string,
): { earnerCode: string | null; share: Money }[] {
  return book.agents.map((agent) => ({
    earnerCode: agent.uplineCode,
    share:
      book.productMarkups.get(priceKey(agent.code, productCode)) ??
      (agent.uplineCode === null
        ? undefined
        : book.productMarkups.get(priceKey(`${agent.uplineCode}.*`, productCode))) ??
      agent.markup,
  }));
}

/**
 * Follows `parent` links upwards from a start and returns the chain root first. Stops at the first link that is
 * missing, repeated (a circle in the data) or beyond MAX_CHAIN.
 */
export function chainOf<Node>(start: Node | undefined, parentOf: (node: Node) => Node | undefined): Node[] {
  const chain: Node[] = [];
  const seen = new Set<Node>();
  for (let node = start; node !== undefined && !seen.has(node) && chain.length < MAX_CHAIN; ) {
    seen.add(node);
    chain.push(node);
    node = parentOf(node);
  }
  return chain.reverse();
}

/** Otomax writes "no upline" in several ways. */
export function uplineOf(code: string | null): string | null {
  return code === null || ['', '0', '-', 'root'].includes(code.trim().toLowerCase()) ? null : code.trim();
}

/**
 * Reads all that the prices of one agent depend on, of one product where it is named. Undefined for an unknown agent.
 */
export async function loadPriceBook(
  db: Kysely<OtomaxTables>,
  agentCode: string,
  productCode?: string,
): Promise<LoadedPriceBook | undefined> {
  const chain = await loadAgentChain(db, agentCode);
  const self = chain.at(-1);
  if (!self) return undefined;
  const { levels, blockedProducts } = await loadLevelChain(db, self.levelCode);
  const owners = chain.flatMap((agent) => [
    agent.code,
    ...(agent.uplineCode === null ? [] : [`${agent.uplineCode}.*`]),
  ]);
  const levelCodes = levels.map((level) => level.code);
  const [overrides, markups] = await Promise.all([
    levelCodes.length === 0
      ? []
      : db
          .selectFrom('produk_level')
          .select(['kode_level', 'kode_produk', 'harga'])
          .where('kode_level', 'in', levelCodes)
          .$if(productCode !== undefined, (query) => query.where('kode_produk', '=', productCode ?? ''))
          .execute(),
    db
      .selectFrom('markup_produk')
      .select(['kode_reseller', 'kode_produk', 'markup'])
      .where('kode_reseller', 'in', owners)
      .$if(productCode !== undefined, (query) => query.where('kode_produk', '=', productCode ?? ''))
      .execute(),
  ]);
  return {
    agentCode: self.code,
    levels,
    agents: chain.map(({ code, uplineCode, markup }) => ({ code, uplineCode, markup })),
    levelPrices: new Map(overrides.map((row) => [priceKey(row.kode_level, row.kode_produk), row.harga])),
    productMarkups: new Map(markups.map((row) => [priceKey(row.kode_reseller, row.kode_produk), row.markup])),
    levelCode: self.levelCode,
    blockedProducts,
  };
}

const chainRow = prepared((db: Kysely<OtomaxTables>, place: Place<{ agentCode: string }>) =>
  db
    .selectFrom('reseller')
    .select(['kode', 'kode_upline', 'kode_level', 'markup'])
    .where('kode', '=', place('agentCode')),
);

const levelRows = prepared((db: Kysely<OtomaxTables>) =>
  db.selectFrom('level').select(['kode', 'kode_upline', 'selisih_harga', 'blok_produk']),
);

/** The agent and his uplines, root first, one statement per step: chains are three or four long. */
async function loadAgentChain(
  db: Kysely<OtomaxTables>,
  agentCode: string,
): Promise<(PriceAgent & { levelCode: string })[]> {
  const chain: (PriceAgent & { levelCode: string })[] = [];
  const seen = new Set<string>();
  let next: string | null = agentCode;
  while (next !== null && !seen.has(next.toLowerCase()) && chain.length < MAX_CHAIN) {
    seen.add(next.toLowerCase());
    const [row] = await chainRow(db, { agentCode: next });
    if (!row) break;
    const uplineCode: string | null = uplineOf(row.kode_upline);
    chain.push({ code: row.kode, uplineCode, markup: row.markup ?? 0n, levelCode: row.kode_level });
    next = uplineCode;
  }
  return chain.reverse();
}

async function loadLevelChain(
  db: Kysely<OtomaxTables>,
  levelCode: string,
): Promise<{ levels: PriceLevel[]; blockedProducts: string | null }> {
  const rows = await levelRows(db, {});
  const byCode = new Map(rows.map((row) => [row.kode.toLowerCase(), row]));
  const own = byCode.get(levelCode.trim().toLowerCase());
  const chain = chainOf(own, (row) => byCode.get(uplineOf(row.kode_upline)?.toLowerCase() ?? ''));
  return {
    levels: chain.map((row) => ({ code: row.kode, difference: row.selisih_harga ?? 0n })),
    blockedProducts: own?.blok_produk ?? null,
  };
}
