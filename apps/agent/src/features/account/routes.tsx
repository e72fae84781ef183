import type { RouteObject } from 'react-router';

/** The screens of one's own account; each comes when it is opened. */
export const accountRoutes: RouteObject[] = [
  {
    path: 'account/profile',
    lazy: async () => ({ Component: (await import('./store-profile-screen.tsx')).StoreProfileScreen }),
  },
  {
    path: 'account/numbers',
    lazy: async () => ({ Component: (await import('./numbers-screen.tsx')).NumbersScreen }),
  },
  {
    path: 'account/data',
    lazy: async () => ({ Component: (await import('./own-data-screen.tsx')).OwnDataScreen }),
  },
  {
    path: 'account/close',
    lazy: async () => ({ Component: (await import('./close-account-screen.tsx')).CloseAccountScreen }),
  },
];
