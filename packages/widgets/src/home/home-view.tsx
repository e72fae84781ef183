import type { Layout } from '@hexaflate/contract/layout';
import { styled } from '@mui/material/styles';
import { Fragment, type ReactNode, type RefObject } from 'react';
import { HomeHeader } from './header.tsx';
import { HomeSkeleton } from './home-skeleton.tsx';
import { type WidgetData, WidgetView } from './widget-view.tsx';

interface HomeViewProps {
  /** Undefined while it is not known; a skeleton of the usual home stands in. */
  layout: Layout | undefined;
  data: WidgetData;
  brandName: string;
  unread: number;
  heading?: RefObject<HTMLHeadingElement | null>;
  /** Stands under the first widget: what the host must say, such as being offline. Takes no room while empty. */
  notice?: ReactNode;
}

const usualHeader: Layout['header'] = { style: 'greeting', honeycomb: true };

/** The whole home screen from its layout document; the app and the layout builder draw it with this. */
export function HomeView({ layout, data, brandName, unread, heading, notice }: HomeViewProps) {
  return (
    <>
      <HomeHeader
        header={layout?.header ?? usualHeader}
        brandName={brandName}
        agent={data.agent}
        unread={unread}
        {...(heading ? { heading } : {})}
      />
      <Widgets id="content" data-overlap={layout === undefined || layout.widgets[0]?.type === 'balanceCard'}>
        {layout ? (
          layout.widgets.map((widget, index) => (
            <Fragment key={widget.id}>
              <WidgetView widget={widget} data={data} first={index === 0} />
              {index === 0 && notice}
            </Fragment>
          ))
        ) : (
          <HomeSkeleton />
        )}
      </Widgets>
    </>
  );
}

const Widgets = styled('main')({
  flex: 1,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  alignContent: 'start',
  gap: 20,
  paddingBottom: 28,
  '&[data-overlap="false"]': { paddingTop: 20 },
  '& > [role="status"]:empty': { position: 'absolute' },
});
