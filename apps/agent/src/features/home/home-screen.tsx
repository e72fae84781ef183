import { recentOrdersOn } from '@hexaflate/contract/recent-orders-on';
import { ageSteps, greetingSteps, HomeView } from '@hexaflate/widgets';
import { lazy, memo, Suspense, useDeferredValue, useEffect, useMemo } from 'react';
import { useLayout } from '../../app/layout.ts';
import { whenIdle } from '../../app/when-idle.ts';
import { keepFirstFrameSoon } from '../../first-frame/keep-first-frame.ts';
import { useBrand } from '../../theme/brand.ts';
import { prefer, usePreferences } from '../../theme/preferences.ts';
import { ErrorState } from '../../ui/notice.tsx';
import { OfflineNotice } from '../../ui/offline-notice.tsx';
import { Column, usePageHeading } from '../../ui/page.tsx';
import { sharedWords } from '../../words/shared.ts';
import { useLocale, useWords } from '../../words/words.ts';
import { useMe, useRecentOrders, useUnread } from './home-queries.ts';

/** Empty almost always, so it comes after everything else. */
const UnfinishedAttempts = lazy(async () => {
  await new Promise<void>(whenIdle);
  const { UnfinishedAttempts: Notice } = await import('../sell/attempt/unfinished-attempts.tsx');
  return { default: Notice };
});

/** Drawn again only when something that it shows has changed. */
const Home = memo(HomeView);

const notice = (
  <>
    <OfflineNotice />
    <Suspense fallback={null}>
      <UnfinishedAttempts />
    </Suspense>
  </>
);
const hideBalances = (hidden: boolean) => prefer({ hideBalance: hidden });

/** Home, as the operator's layout draws it. */
export function HomeScreen() {
  const say = useWords(sharedWords);
  const heading = usePageHeading(say('home'));
  const layout = useLayout();
  const me = useMe();
  const recent = layout.data ? recentOrdersOn(layout.data) : null;
  const orders = useRecentOrders(recent);
  const unread = useUnread();
  const { name } = useBrand();
  const { hideBalance } = usePreferences();
  const data = useMemo(
    () => ({
      agent: me.data,
      agentAt: me.dataUpdatedAt,
      orders: orders.data?.items,
      hideBalance,
      onHideBalance: hideBalances,
    }),
    [me.data, me.dataUpdatedAt, orders.data, hideBalance],
  );
  const view = useMemo(
    () => ({ layout: layout.data, data, brandName: name, unread }),
    [layout.data, data, name, unread],
  );
  // Answers arrive as urgent updates, which React draws in one go; deferred, they are drawn in slices.
  const shown = useDeferredValue(view);
  const locale = useLocale();
  const complete =
    me.isSuccess && me.failureReason === null && layout.isSuccess && (recent === null || orders.isSuccess);
  useEffect(() => {
    if (complete && shown.data.agent)
      return keepFirstFrameSoon(shown.data.agentAt, {
        ages: ageSteps(locale),
        greetings: greetingSteps(locale),
      });
  }, [complete, shown, locale]);

  if (layout.isError && !layout.data)
    return (
      <Column style={{ padding: 20 }}>
        <OfflineNotice />
        <ErrorState error={layout.error} onRetry={() => void layout.refetch()} />
      </Column>
    );
  return (
    <Column>
      <Home {...shown} heading={heading} notice={notice} />
    </Column>
  );
}
