import type { RouteObject } from 'react-router';

/** The history, and one order: its result while it runs, everything about it once it is final. */
export const orderRoutes: RouteObject[] = [
  {
    path: 'orders',
    lazy: async () => ({ Component: (await import('./history-screen.tsx')).HistoryScreen }),
  },
  {
    path: 'orders/:id',
    lazy: async () => ({ Component: (await import('./order-screen.tsx')).OrderScreen }),
  },
];
