import { expect, test } from 'bun:test';
import { LAYOUT_SCHEMA_VERSION, readLayout } from './layout.ts';

const frame = {
  schemaVersion: LAYOUT_SCHEMA_VERSION,
  version: '1',
  header: { style: 'greeting', honeycomb: true },
  navigation: [
    { screen: 'home', title: { id: 'Beranda' }, icon: 'home' },
    { screen: 'history', title: { id: 'Riwayat' }, icon: 'receipt_long' },
  ],
  sell: {},
};
const title = { id: 't', type: 'title', text: { id: 'Terakhir' } };

test('widgets of an unknown type are skipped and the rest is drawn', () => {
  const layout = readLayout({ ...frame, widgets: [{ id: 'x', type: 'hologram' }, title] });
  expect(layout.widgets.map((widget) => widget.id)).toEqual(['t']);
});

test('a widget that breaks its own schema is skipped', () => {
  const layout = readLayout({
    ...frame,
    widgets: [{ id: 'r', type: 'recentTransactions', count: 900 }, title],
  });
  expect(layout.widgets).toHaveLength(1);
});

test('a link outside https is refused, so no layout can run script', () => {
  const banner = {
    id: 'b',
    type: 'banner',
    autoSeconds: 5,
    items: [
      { id: '1', title: { id: 'x' }, tone: 'amber', action: { type: 'link', url: 'javascript:alert(1)' } },
    ],
  };
  expect(readLayout({ ...frame, widgets: [banner] }).widgets).toEqual([]);
});

test('a frame that is not a layout is refused as a whole', () => {
  expect(() => readLayout({ ...frame, schemaVersion: 99, widgets: [] })).toThrow();
});
