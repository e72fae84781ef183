import type { MenuItem } from '@hexaflate/contract/layout';
import { SubmenuItems } from '@hexaflate/widgets';
import { styled } from '@mui/material/styles';
import { useLayout } from '../../app/layout.ts';
import { ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { inLocale, useLocale, useWords } from '../../words/words.ts';
import { homeWords } from './words.ts';

/** Everything that can be sold, with nothing hidden in submenus: the "Jual" tab. */
export function ServicesScreen() {
  const say = useWords(homeWords);
  const locale = useLocale();
  const layout = useLayout();
  const menus = layout.data?.widgets.filter((widget) => widget.type === 'menuGrid') ?? [];
  return (
    <Page title={say('services')} leave="none">
      {layout.isPending && <RowSkeletons count={6} />}
      {layout.isError && !layout.data && (
        <ErrorState error={layout.error} onRetry={() => void layout.refetch()} />
      )}
      {menus.map((menu) => (
        <Group key={menu.id}>
          <SubmenuItems
            items={menu.items.filter((item) => item.action.type !== 'submenu')}
            layout="grid"
            widgetId={menu.id}
          />
          {menu.items
            .flatMap((item) => submenuOf(item))
            .map(({ item, items }) => (
              <Group key={item.id}>
                <Heading>{inLocale(item.title, locale)}</Heading>
                <SubmenuItems items={items} layout="grid" widgetId={menu.id} />
              </Group>
            ))}
        </Group>
      ))}
    </Page>
  );
}

function submenuOf(item: MenuItem): { item: MenuItem; items: MenuItem[] }[] {
  return item.action.type === 'submenu' ? [{ item, items: item.action.items }] : [];
}

const Group = styled('section')({ display: 'grid', gap: 16, marginBottom: 16 });
const Heading = styled('h2')(({ theme }) => ({ ...theme.typography.h3, margin: '16px 0 0' }));
