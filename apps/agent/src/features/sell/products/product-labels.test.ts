import { expect, test } from 'bun:test';
import type { Product } from '@hexaflate/contract/catalog';
import { fitTiles, labelProducts, searchProducts } from './product-labels.ts';

function products(...list: [name: string, price: string, parts?: Partial<Product>][]): Product[] {
  return list.map(([name, price, parts], index) => ({
    code: `P${index}`,
    name,
    note: null,
    price,
    nominal: null,
    pricing: 'fixed' as const,
    amount: null,
    wantsBuyerPhone: false,
    inquiry: false,
    points: 0,
    closed: null,
    typicalMs: null,
    successRate: null,
    ...parts,
  }));
}

const labels = (list: Product[]) => labelProducts(list).map(({ label }) => label);

test('what all names share is left out, and small comes before large', () => {
  expect(
    labels(
      products(
        ['Telkomsel 100.000', '99200', { nominal: 100_000 }],
        ['Telkomsel 5.000', '5650', { nominal: 5_000 }],
      ),
    ),
  ).toEqual(['5.000', '100.000']);
  expect(
    labels(products(['Mobile Legends 5 Diamond', '1420'], ['Mobile Legends Twilight Pass', '142200'])),
  ).toEqual(['5 Diamond', 'Twilight Pass']);
});

test('a name is never cut to nothing', () => {
  expect(labels(products(['BPJS Kesehatan', '1500']))).toEqual(['BPJS Kesehatan']);
  expect(labels(products(['DANA', '1'], ['DANA 10.000', '2']))).toEqual(['DANA', 'DANA 10.000']);
});

test('an open amount keeps its name and stands last', () => {
  expect(
    labels(
      products(
        ['DANA bebas nominal', '335', { pricing: 'open' }],
        ['DANA 10.000', '10235', { nominal: 10_000 }],
        ['DANA 20.000', '20235', { nominal: 20_000 }],
      ),
    ),
  ).toEqual(['10.000', '20.000', 'DANA bebas nominal']);
});

test('short labels make tiles, long ones a list', () => {
  expect(fitTiles(labelProducts(products(['XL 5.000', '5'], ['XL 10.000', '10'])))).toBe(true);
  expect(
    fitTiles(labelProducts(products(['Bronet 3 GB / 30 hari', '5'], ['Bronet 100 GB / 30 hari', '10']))),
  ).toBe(false);
});

test('search finds nominals with and without dots, and every word must match', () => {
  const list = labelProducts(
    products(['Telkomsel 25.000', '1', { note: 'Pulsa reguler' }], ['Telkomsel 5.000', '2']),
  );
  expect(searchProducts(list, '25000').map(({ label }) => label)).toEqual(['25.000']);
  expect(searchProducts(list, 'pulsa 25').map(({ label }) => label)).toEqual(['25.000']);
  expect(searchProducts(list, '')).toHaveLength(2);
});
