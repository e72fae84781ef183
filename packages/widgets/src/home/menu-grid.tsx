import type { Widget } from '@hexaflate/contract/layout';
import { styled } from '@mui/material/styles';
import { inLocale, useHost } from '../host.tsx';
import { useWidgetWords } from '../words.ts';
import { MenuTile, TileGrid } from './menu-tiles.tsx';
import { visibleItems } from './visible-items.ts';

/** The services. What does not fit into `maxVisible` waits behind "Semua", which takes the last place. */
export function MenuGrid({ widget }: { widget: Extract<Widget, { type: 'menuGrid' }> }) {
  const { locale } = useHost();
  const say = useWidgetWords();
  const { items, rest } = visibleItems(widget);
  return (
    <Area>
      <TileGrid columns={widget.columns}>
        {items.map((item) => (
          <MenuTile
            key={item.id}
            title={inLocale(item.title, locale)}
            icon={item.icon}
            imageUrl={item.imageUrl}
            badge={item.badge && inLocale(item.badge, locale)}
            target={{ type: 'action', action: item.action, widgetId: widget.id, item }}
          />
        ))}
        {rest && (
          <MenuTile
            title={say('all')}
            icon="apps"
            target={{ type: 'all', widgetId: widget.id, items: widget.items }}
          />
        )}
      </TileGrid>
    </Area>
  );
}

const Area = styled('section')({ padding: '0 16px' });
