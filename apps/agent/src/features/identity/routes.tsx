import type { RouteObject } from 'react-router';

/** Identity documents. The judge of faces comes only when a face is before the camera. */
export const identityRoutes: RouteObject[] = [
  {
    path: 'identity',
    lazy: async () => ({ Component: (await import('./status-screen.tsx')).IdentityScreen }),
  },
  {
    path: 'identity/verify',
    lazy: async () => ({ Component: (await import('./flow/verify-screen.tsx')).VerifyScreen }),
  },
];
