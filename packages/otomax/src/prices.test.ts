import { describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import fc from 'fast-check';
import {
  chainOf,
  MAX_CHAIN,
  type PriceBook,
  priceKey,
  sellingPrice,
  uplineOf,
  uplineShares,
} from './prices.ts';

const money = fc.bigInt({ min: -5_000_000n, max: 50_000_000n });
const code = fc.constantFrom('A', 'b', 'C', 'd', 'E');

const books: fc.Arbitrary<PriceBook> = fc.record({
  agentCode: fc.constant('A'),
  levels: fc.array(fc.record({ code, difference: money }), { maxLength: 5 }),
  agents: fc
    .array(fc.record({ code, markup: money }), { minLength: 1, maxLength: 5 })
    .map((chain) => chain.map((agent, index) => ({ ...agent, uplineCode: chain[index - 1]?.code ?? null }))),
  levelPrices: fc
    .array(fc.tuple(code, money), { maxLength: 3 })
    .map((rows) => new Map(rows.map(([owner, price]) => [priceKey(owner, 'P'), price]))),
  productMarkups: fc
    .array(
      fc.tuple(
        fc.oneof(
          code,
          code.map((owner) => `${owner}.*`),
        ),
        money,
      ),
      { maxLength: 4 },
    )
    .map((rows) => new Map(rows.map(([owner, markup]) => [priceKey(owner, 'P'), markup]))),
});

/** Section 5.1 once more, written as it stands there. */
function plainly(book: PriceBook, base: bigint): bigint {
  let price = base;
  for (const level of book.levels) {
    const override = book.levelPrices.get(`${level.code}|p`.toLowerCase());
    if (override !== undefined) price = override;
    else price += level.difference;
  }
  for (const agent of book.agents) {
    const own = book.productMarkups.get(`${agent.code}|p`.toLowerCase());
    const all =
      agent.uplineCode === null
        ? undefined
        : book.productMarkups.get(`${agent.uplineCode}.*|p`.toLowerCase());
    if (own !== undefined) price += own;
    else if (all !== undefined) price += all;
    else price += agent.markup;
  }
  return price;
}

describe('selling price', () => {
  test('the check row of section 5.1: 1875 + 400 = 2275', () => {
    const book: PriceBook = {
      agentCode: 'FUN01',
      levels: [{ code: 'L', difference: rupiah(300) }],
      agents: [{ code: 'FUN01', uplineCode: null, markup: rupiah(100) }],
      levelPrices: new Map(),
      productMarkups: new Map(),
    };
    expect(sellingPrice(book, 'TM1', rupiah(1_875))).toBe(rupiah(2_275));
  });

  test('it is section 5.1 for every chain, override and markup', () => {
    fc.assert(
      fc.property(books, money, (book, base) => {
        expect(sellingPrice(book, 'P', base)).toBe(plainly(book, base));
      }),
    );
  });

  test('the price is the level price plus what the uplines earn', () => {
    fc.assert(
      fc.property(books, money, (book, base) => {
        const shares = uplineShares(book, 'P').reduce((sum, { share }) => sum + share, 0n);
        expect(sellingPrice(book, 'P', base) - sellingPrice({ ...book, agents: [] }, 'P', base)).toBe(shares);
      }),
    );
  });

  test('below an absolute level price the base price does not matter', () => {
    fc.assert(
      fc.property(books, money, money, (book, one, other) => {
        fc.pre(book.levels.some((level) => book.levelPrices.has(priceKey(level.code, 'P'))));
        expect(sellingPrice(book, 'P', one)).toBe(sellingPrice(book, 'P', other));
      }),
    );
  });
});

describe('chains', () => {
  test('a chain is root first and ends where a link is missing', () => {
    const parents = new Map([
      ['c', 'b'],
      ['b', 'a'],
      ['a', 'nowhere'],
    ]);
    const known = (name: string | undefined) => (name !== undefined && parents.has(name) ? name : undefined);
    expect(chainOf<string>('c', (name) => known(parents.get(name)))).toEqual(['a', 'b', 'c']);
  });

  test('circles and endless chains end, whatever the links', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(49), { minLength: 50, maxLength: 50 }), (links) => {
        const chain = chainOf<number>(0, (node) => links[node]);
        expect(chain.length).toBeLessThanOrEqual(MAX_CHAIN);
        expect(new Set(chain).size).toBe(chain.length);
        expect(chain.at(-1)).toBe(0);
      }),
    );
  });

  test.each([null, '', '0', '-', 'ROOT', ' root '])('%p means no upline', (code) => {
    expect(uplineOf(code)).toBeNull();
  });
});
