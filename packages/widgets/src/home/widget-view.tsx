import type { AgentView } from '@hexaflate/contract/agent';
import type { Widget } from '@hexaflate/contract/layout';
import type { Order } from '@hexaflate/contract/orders';
import { memo } from 'react';
import { BalanceCard } from './balance-card.tsx';
import { Banner } from './banner.tsx';
import { Cards } from './cards.tsx';
import { MenuGrid } from './menu-grid.tsx';
import { RecentTransactions } from './recent-transactions.tsx';
import { Title } from './title.tsx';

/** What the widgets show; undefined is drawn as a skeleton of the same size. */
export interface WidgetData {
  agent: AgentView | undefined;
  /** Milliseconds since the epoch, when this device got `agent`. */
  agentAt: number;
  /** Newest first. */
  orders: Order[] | undefined;
  hideBalance: boolean;
  onHideBalance: (hidden: boolean) => void;
}

// An answer redraws the widgets that show it and leaves the others alone.
const drawn = {
  BalanceCard: memo(BalanceCard),
  MenuGrid: memo(MenuGrid),
  Banner: memo(Banner),
  Title: memo(Title),
  Cards: memo(Cards),
  RecentTransactions: memo(RecentTransactions),
};

/** Draws one widget of a layout. A type that this version does not know draws nothing. */
export function WidgetView({ widget, data, first }: { widget: Widget; data: WidgetData; first: boolean }) {
  switch (widget.type) {
    case 'balanceCard':
      return (
        <drawn.BalanceCard
          widget={widget}
          agent={data.agent}
          agentAt={data.agentAt}
          hidden={data.hideBalance}
          onHide={data.onHideBalance}
          overlaps={first}
        />
      );
    case 'menuGrid':
      return <drawn.MenuGrid widget={widget} />;
    case 'banner':
      return <drawn.Banner widget={widget} />;
    case 'title':
      return <drawn.Title widget={widget} />;
    case 'cards':
      return <drawn.Cards widget={widget} />;
    case 'recentTransactions':
      return <drawn.RecentTransactions widget={widget} orders={data.orders} />;
    default:
      return null;
  }
}
