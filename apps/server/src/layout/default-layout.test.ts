import { expect, test } from 'bun:test';
import { LayoutSchema, type MenuItem, readLayout } from '@hexaflate/contract';
import defaultLayout from './default-layout.json';

function categoriesOf(items: readonly MenuItem[]): string[] {
  return items.flatMap(({ action }) =>
    action.type === 'sell' ? [action.category] : action.type === 'submenu' ? categoriesOf(action.items) : [],
  );
}

test('the layout that comes with the product is valid and loses no widget on the way', () => {
  const layout = LayoutSchema.parse(defaultLayout);
  expect(readLayout(defaultLayout).widgets).toHaveLength(layout.widgets.length);
});

test('every category that the menu opens says how it asks for its destination', () => {
  const layout = LayoutSchema.parse(defaultLayout);
  const menus = layout.widgets.flatMap((widget) => (widget.type === 'menuGrid' ? widget.items : []));
  for (const category of categoriesOf(menus)) expect(layout.sell).toHaveProperty(category);
});
