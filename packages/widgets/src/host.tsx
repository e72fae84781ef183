import type { MenuAction, MenuItem, Screen } from '@hexaflate/contract/layout';
import type { Locale, LocalizedText } from '@hexaflate/contract/wire';
import { createContext, type ReactNode, useContext } from 'react';

/** What a person may open from a widget. */
export type Target =
  | { type: 'action'; action: MenuAction; widgetId: string; item?: MenuItem }
  /** Every item of a menu, behind "Semua". */
  | { type: 'all'; widgetId: string; items: MenuItem[] }
  | { type: 'order'; id: string }
  | { type: 'screen'; screen: Screen };

/** What the widgets need from whoever draws them: the app, or the layout builder's preview. */
export interface WidgetHost {
  locale: Locale;
  /** Address of a target, for a link; null where opening it is not a navigation. */
  addressOf: (target: Target) => string | null;
  open: (target: Target) => void;
}

const HostContext = createContext<WidgetHost | null>(null);

export function WidgetHostProvider({ host, children }: { host: WidgetHost; children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>;
}

/** The host of the widget being drawn. Throws where there is none, which is a mistake in the caller. */
export function useHost(): WidgetHost {
  const host = useContext(HostContext);
  if (!host) throw new Error('Widgets are drawn inside a WidgetHostProvider');
  return host;
}

/** Picks a language of a text that came as data; Indonesian where English is not given. */
export function inLocale(text: LocalizedText, locale: Locale): string {
  return (locale === 'en' && text.en) || text.id;
}
