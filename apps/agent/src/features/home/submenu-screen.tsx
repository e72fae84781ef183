import type { Layout, MenuItem } from '@hexaflate/contract/layout';
import { SubmenuItems } from '@hexaflate/widgets';
import { useParams } from 'react-router';
import HexagonIcon from '~icons/material-symbols/hexagon-outline-rounded';
import { useLayout } from '../../app/layout.ts';
import { EmptyState, ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { sharedWords } from '../../words/shared.ts';
import { inLocale, useLocale, useWords } from '../../words/words.ts';

/** A submenu that the layout wants as a page of its own. */
export function SubmenuScreen() {
  const { widgetId = '', itemId = '' } = useParams();
  const say = useWords(sharedWords);
  const locale = useLocale();
  const layout = useLayout();
  const item = layout.data && findItem(layout.data, widgetId, itemId);
  return (
    <Page title={item ? inLocale(item.title, locale) : say('notFoundTitle')} hideTitle={!item}>
      {layout.isPending && <RowSkeletons count={6} />}
      {layout.isError && !layout.data && (
        <ErrorState error={layout.error} onRetry={() => void layout.refetch()} />
      )}
      {layout.data && item?.action.type !== 'submenu' && (
        <EmptyState icon={HexagonIcon} title={say('notFoundTitle')} text={say('notFoundText')} />
      )}
      {item?.action.type === 'submenu' && (
        <SubmenuItems items={item.action.items} layout={item.action.layout} widgetId={widgetId} />
      )}
    </Page>
  );
}

/** Finds a submenu's item by its id, at any depth of that widget. */
function findItem(layout: Layout, widgetId: string, itemId: string): MenuItem | undefined {
  const widget = layout.widgets.find(({ id }) => id === widgetId);
  if (widget?.type === 'menuGrid') return search(widget.items, itemId);
  return widget?.type === 'balanceCard' ? search(widget.actions, itemId) : undefined;
}

function search(items: MenuItem[], id: string): MenuItem | undefined {
  for (const item of items) {
    if (item.id === id) return item;
    const inside = item.action.type === 'submenu' ? search(item.action.items, id) : undefined;
    if (inside) return inside;
  }
  return undefined;
}
