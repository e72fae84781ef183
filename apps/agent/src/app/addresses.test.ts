import { expect, test } from 'bun:test';
import type { MenuAction } from '@hexaflate/contract/layout';
import { addressOf } from './addresses.ts';

const item = (action: MenuAction) => ({ id: 'tagihan/1', title: { id: 'Tagihan' }, icon: 'bolt', action });
const addressFor = (action: MenuAction) =>
  addressOf({ type: 'action', action, widgetId: 'menu', item: item(action) });

test('a submenu drawn as a page has an address, one drawn as a sheet has none', () => {
  const submenu = { type: 'submenu', layout: 'list', items: [] } as const;
  expect(addressFor({ ...submenu, items: [], style: 'page' })).toBe('/menu/menu/tagihan%2F1');
  expect(addressFor({ ...submenu, items: [], style: 'sheet' })).toBeNull();
});

test('names that come from data cannot leave their place in the address', () => {
  expect(addressFor({ type: 'sell', category: '../devices?x' })).toBe('/sell/..%2Fdevices%3Fx');
  expect(addressOf({ type: 'order', id: 'a/b' })).toBe('/orders/a%2Fb');
});
