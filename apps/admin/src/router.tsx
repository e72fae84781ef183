import { createBrowserRouter } from 'react-router';
import { BrokenPage } from './shell/broken-page.tsx';
import { NotFound } from './shell/not-found.tsx';
import { SignedInShell } from './shell/signed-in-shell.tsx';

/** While the first room's code is on its way the page stays as it is. */
function Nothing() {
  return null;
}

/** The panel's addresses. Rooms load when they are entered; an order opens over any room by `?trx=`. */
export function createRouter() {
  return createBrowserRouter(
    [
      {
        path: '/',
        Component: SignedInShell,
        ErrorBoundary: BrokenPage,
        HydrateFallback: Nothing,
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('./rooms/dashboard/dashboard-room.tsx')).DashboardRoom,
            }),
          },
          {
            path: 'transactions',
            lazy: async () => ({ Component: (await import('./rooms/orders/orders-room.tsx')).OrdersRoom }),
          },
          {
            path: 'unknown',
            lazy: async () => ({ Component: (await import('./rooms/unknown/unknown-room.tsx')).UnknownRoom }),
          },
          {
            path: 'members',
            lazy: async () => ({ Component: (await import('./rooms/members/members-room.tsx')).MembersRoom }),
          },
          {
            path: 'members/:code',
            lazy: async () => ({ Component: (await import('./rooms/members/member-room.tsx')).MemberRoom }),
          },
          {
            path: 'closings',
            lazy: async () => ({
              Component: (await import('./rooms/closings/closings-room.tsx')).ClosingsRoom,
            }),
          },
          {
            path: 'identity',
            lazy: async () => ({
              Component: (await import('./rooms/identity/identity-room.tsx')).IdentityRoom,
            }),
          },
          {
            path: 'identity/:code',
            lazy: async () => ({ Component: (await import('./rooms/identity/case-room.tsx')).CaseRoom }),
          },
          {
            path: 'otomax',
            lazy: async () => ({ Component: (await import('./rooms/otomax/otomax-room.tsx')).OtomaxRoom }),
          },
          {
            path: 'settings',
            lazy: async () => ({
              Component: (await import('./rooms/settings/settings-room.tsx')).SettingsRoom,
            }),
          },
          {
            path: 'operators',
            lazy: async () => ({
              Component: (await import('./rooms/operators/operators-room.tsx')).OperatorsRoom,
            }),
          },
          {
            path: 'fraud',
            lazy: async () => ({ Component: (await import('./rooms/fraud/fraud-room.tsx')).FraudRoom }),
          },
          {
            path: 'approvals',
            lazy: async () => ({
              Component: (await import('./rooms/approvals/approvals-room.tsx')).ApprovalsRoom,
            }),
          },
          {
            path: 'audit',
            lazy: async () => ({ Component: (await import('./rooms/audit/audit-room.tsx')).AuditRoom }),
          },
          { path: '*', Component: NotFound },
        ],
      },
    ],
    { basename: '/admin' },
  );
}
