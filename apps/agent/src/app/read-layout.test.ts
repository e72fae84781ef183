import { expect, test } from 'bun:test';
import { type Layout, readLayout } from '@hexaflate/contract/layout';
import { readServedLayout } from './read-layout.ts';

const title = { id: 'Layanan' };
const frame = {
  schemaVersion: 1,
  version: 'v1',
  header: { style: 'greeting', honeycomb: true },
  navigation: [
    { screen: 'home', title, icon: 'home' },
    { screen: 'profile', title, icon: 'person' },
  ],
  sell: {},
};
const grid = (action: unknown) => ({
  id: 'grid',
  type: 'menuGrid',
  columns: 4,
  maxVisible: 0,
  items: [{ id: 'one', title, icon: 'bolt', action }],
});
const inside = (action: unknown) => ({
  type: 'submenu',
  style: 'page',
  layout: 'grid',
  items: [{ id: 'two', title, icon: 'bolt', action }],
});

/** What the network brings: text that a newer server may have written. */
function served(widgets: unknown[], changes: object = {}): Layout {
  return JSON.parse(JSON.stringify({ ...frame, widgets, ...changes }));
}

test('what this version knows stays as it came', () => {
  const layout = served([
    { id: 'title', type: 'title', text: title },
    { id: 'recent', type: 'recentTransactions', count: 5 },
    grid({ type: 'sell', category: 'pulsa' }),
    grid(inside({ type: 'link', url: 'https://example.com' })),
  ]);
  expect(readServedLayout(layout)).toEqual(layout);
});

test.each([
  ['a widget of a new type', { id: 'new', type: 'hologram' }],
  ['a new kind of action', grid({ type: 'dance' })],
  ['a new screen', grid({ type: 'screen', screen: 'moon' })],
  ['a new kind of action inside a submenu', grid(inside({ type: 'dance' }))],
  ['a link that is no address of the web', grid({ type: 'link', url: 'javascript:alert(1)' })],
])('%s is left out, as the whole schema would', (_, widget) => {
  const known = { id: 'recent', type: 'recentTransactions', count: 5 };
  const layout = served([widget, known]);
  expect(readServedLayout(layout).widgets.map(({ id }) => id)).toEqual(['recent']);
  expect(readServedLayout(layout).widgets).toEqual(readLayout(layout).widgets);
});

test('a screen that this version does not have is no entry of the bottom bar', () => {
  const navigation = [...frame.navigation, { screen: 'moon', title, icon: 'star' }];
  const shown = readServedLayout(served([], { navigation })).navigation;
  expect(shown.map(({ screen }) => screen)).toEqual(['home', 'profile']);
});

test('a document of another version is refused', () => {
  expect(() => readServedLayout(served([], { schemaVersion: 2 }))).toThrow();
});
