import type { MenuItem } from '@hexaflate/contract/layout';
import { inLocale, SubmenuItems, type Target, WidgetHostProvider } from '@hexaflate/widgets';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { Sheet } from '../ui/sheet.tsx';
import { sharedWords } from '../words/shared.ts';
import { useLocale, useWords } from '../words/words.ts';
import { addressOf } from './addresses.ts';

interface OpenMenu {
  title: string;
  items: MenuItem[];
  layout: 'grid' | 'list';
  widgetId: string;
}

/** Opens what a widget asks for: a screen, a category, a link, a submenu as page or sheet. */
export function AppHost({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const locale = useLocale();
  const say = useWords(sharedWords);
  const [menu, setMenu] = useState<OpenMenu | null>(null);

  const open = useCallback(
    (target: Target) => {
      const address = addressOf(target);
      if (address !== null) {
        setMenu(null);
        const across = target.type === 'screen';
        void navigate(address, { viewTransition: true, state: across ? { travel: 'across' } : null });
        return;
      }
      if (target.type === 'all')
        setMenu({ title: say('all'), items: target.items, layout: 'grid', widgetId: target.widgetId });
      if (target.type === 'action' && target.action.type === 'submenu')
        setMenu({
          title: target.item ? inLocale(target.item.title, locale) : say('all'),
          items: target.action.items,
          layout: target.action.layout,
          widgetId: target.widgetId,
        });
    },
    [navigate, say, locale],
  );
  const host = useMemo(() => ({ locale, addressOf, open }), [locale, open]);

  return (
    <WidgetHostProvider host={host}>
      {children}
      <Sheet open={menu !== null} onClose={() => setMenu(null)} title={menu?.title ?? ''} showTitle>
        {menu && (
          <div style={{ paddingTop: 12 }}>
            <SubmenuItems items={menu.items} layout={menu.layout} widgetId={menu.widgetId} />
          </div>
        )}
      </Sheet>
    </WidgetHostProvider>
  );
}
