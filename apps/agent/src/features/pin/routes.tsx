import type { RouteObject } from 'react-router';

/** The PIN and what protects the app beside it. */
export const pinRoutes: RouteObject[] = [
  {
    path: 'pin',
    lazy: async () => ({ Component: (await import('./pin-screen.tsx')).PinScreen }),
  },
  {
    path: 'pin/change',
    lazy: async () => ({ Component: (await import('./change-pin-screen.tsx')).ChangePinScreen }),
  },
  {
    path: 'pin/reset',
    lazy: async () => ({ Component: (await import('./reset-pin-screen.tsx')).ResetPinScreen }),
  },
];
