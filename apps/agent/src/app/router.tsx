import { createBrowserRouter, type RouteObject } from 'react-router';
import { accountRoutes } from '../features/account/routes.tsx';
import { HomeScreen } from '../features/home/home-screen.tsx';
import { identityRoutes } from '../features/identity/routes.tsx';
import { orderRoutes } from '../features/orders/routes.tsx';
import { pinRoutes } from '../features/pin/routes.tsx';
import { receiptRoutes } from '../features/receipt/routes.tsx';
import { sellRoutes } from '../features/sell/routes.tsx';
import { CodeScreen } from '../features/sign-in/code-screen.tsx';
import { EncryptedOnly } from '../features/sign-in/encrypted-only.tsx';
import { SignInScreen } from '../features/sign-in/sign-in-screen.tsx';
import { CrashScreen } from './crash-screen.tsx';
import { Frame, SignedInFrame } from './frame.tsx';
import { NotFoundScreen } from './not-found-screen.tsx';
import { Splash } from './splash.tsx';
import { travel } from './travel.ts';

/** Sign-in and home are in the first load; every other screen comes in its own chunk when it is opened. */
const signedIn: RouteObject[] = [
  { index: true, element: <HomeScreen /> },
  {
    path: 'sell',
    lazy: async () => ({ Component: (await import('../features/home/services-screen.tsx')).ServicesScreen }),
  },
  {
    path: 'menu/:widgetId/:itemId',
    lazy: async () => ({ Component: (await import('../features/home/submenu-screen.tsx')).SubmenuScreen }),
  },
  {
    path: 'notifications',
    lazy: async () => ({
      Component: (await import('../features/notifications/notifications-screen.tsx')).NotificationsScreen,
    }),
  },
  {
    path: 'profile',
    lazy: async () => ({ Component: (await import('../features/profile/profile-screen.tsx')).ProfileScreen }),
  },
  {
    path: 'settings',
    lazy: async () => ({
      Component: (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
    }),
  },
  {
    path: 'settings/receipt',
    lazy: async () => ({
      Component: (await import('../features/settings/receipt-settings-screen.tsx')).ReceiptSettingsScreen,
    }),
  },
  {
    path: 'devices',
    lazy: async () => ({ Component: (await import('../features/devices/devices-screen.tsx')).DevicesScreen }),
  },
  ...accountRoutes,
  {
    path: 'held/:id',
    lazy: async () => ({ Component: (await import('../features/held/held-screen.tsx')).HeldScreen }),
  },
  {
    path: 'approvals',
    lazy: async () => ({
      Component: (await import('../features/proofs/approvals-screen.tsx')).ApprovalsScreen,
    }),
  },
  {
    path: 'linked-accounts',
    lazy: async () => ({
      Component: (await import('../features/linked-accounts/linked-accounts-screen.tsx'))
        .LinkedAccountsScreen,
    }),
  },
  ...pinRoutes,
  {
    path: 'approvals',
    lazy: async () => ({
      Component: (await import('../features/proofs/approvals-screen.tsx')).ApprovalsScreen,
    }),
  },
  ...sellRoutes,
  ...orderRoutes,
  ...receiptRoutes,
  ...identityRoutes,
];

/** Every address of the app. Routes of the selling features are relative to "/" and need a session. */
export function createAppRouter() {
  const router = createBrowserRouter([
    {
      path: '/',
      element: <Frame />,
      errorElement: <CrashScreen />,
      hydrateFallbackElement: <Splash />,
      children: [
        {
          element: <SignedInFrame />,
          children: [{ errorElement: <CrashScreen />, children: signedIn }],
        },
        {
          element: <EncryptedOnly />,
          children: [
            { path: 'sign-in', element: <SignInScreen /> },
            { path: 'sign-in/code', element: <CodeScreen /> },
            {
              path: 'sign-in/message',
              lazy: async () => ({
                Component: (await import('../features/sign-in/message-screen.tsx')).MessageScreen,
              }),
            },
            {
              path: 'sign-in/with/:provider',
              lazy: async () => {
                const { ProviderScreen, providerLoader } = await import(
                  '../features/sign-in/provider-screen.tsx'
                );
                return { Component: ProviderScreen, loader: providerLoader };
              },
            },
          ],
        },
        { path: '*', element: <NotFoundScreen /> },
      ],
    },
  ]);

  router.subscribe(({ navigation, historyAction }) => {
    if (navigation.state !== 'loading') return;
    if (historyAction === 'POP' && navigation.location.key !== 'default') return;
    const asked: unknown = navigation.location.state;
    const across =
      typeof asked === 'object' && asked !== null && 'travel' in asked && asked.travel === 'across';
    travel(across ? 'across' : 'forward');
  });
  // Going back is not announced before it happens; the browser's own event is the earliest sign.
  addEventListener('popstate', () => travel('back'), { capture: true });
  return router;
}
