import type { RouteObject } from 'react-router';

/** The receipt of one order. */
export const receiptRoutes: RouteObject[] = [
  {
    path: 'orders/:id/receipt',
    lazy: async () => ({ Component: (await import('./receipt-screen.tsx')).ReceiptScreen }),
  },
];
