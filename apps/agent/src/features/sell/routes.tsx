import type { RouteObject } from 'react-router';

/** Selling in one category: number, product, confirmation. */
export const sellRoutes: RouteObject[] = [
  {
    path: 'sell/:category',
    lazy: async () => ({ Component: (await import('./sell-screen.tsx')).SellScreen }),
  },
];
