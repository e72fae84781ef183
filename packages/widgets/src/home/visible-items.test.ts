import { expect, test } from 'bun:test';
import type { MenuItem } from '@hexaflate/contract/layout';
import { visibleItems } from './visible-items.ts';

const items = Array.from(
  { length: 9 },
  (_, n): MenuItem => ({
    id: String(n),
    title: { id: String(n) },
    icon: 'bolt',
    action: { type: 'screen', screen: 'home' },
  }),
);

test('more items than fit leave the last place to "Semua"', () => {
  const shown = visibleItems({ items, maxVisible: 8 });
  expect(shown.items).toHaveLength(7);
  expect(shown.rest).toBe(true);
});

test('items that just fit need no "Semua"', () => {
  expect(visibleItems({ items: items.slice(0, 8), maxVisible: 8 })).toEqual({
    items: items.slice(0, 8),
    rest: false,
  });
});

test('a limit of 0 shows everything', () => {
  expect(visibleItems({ items, maxVisible: 0 }).items).toHaveLength(9);
});
