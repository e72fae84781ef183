import type { CallInput } from '@hexaflate/contract/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { newestOrders } from '../live/newest-orders.ts';
import type { OrderFilter } from '../live/order-lists.ts';
import { noteServerTime } from '../live/server-clock.ts';
import { call, meansSignedOut } from './call.ts';

/** Rows of one page; a screen holds about twenty. */
const PAGE_SIZE = 40;
/** Rows of the dashboard's feed. */
export const FEED_SIZE = 12;

/** First parts of the query keys, by what a live event can make old. */
export const keys = {
  account: ['account'],
  brand: ['brand'],
  dashboard: ['dashboard'],
  feed: ['orders', 'feed'],
  orderLists: ['orders'],
  orderPages: ['orders', 'pages'],
  order: ['order'],
  unknown: ['unknown'],
  decided: ['decided'],
  identity: ['identity'],
  identityPhoto: ['identity-photo'],
  members: ['members'],
  member: ['member'],
  closings: ['closings'],
  installation: ['otomax'],
  settings: ['settings'],
  fraud: ['fraud'],
  reviewer: ['reviewer'],
  audit: ['audit'],
  operators: ['operators'],
  mySessions: ['my-sessions'],
  factor: ['second-factor'],
  passkeys: ['passkeys'],
  proposals: ['proposals'],
  rescues: ['rescues'],
} as const;

export const brandQuery = queryOptions({
  queryKey: keys.brand,
  queryFn: ({ signal }) => call('GET /brand', {}, { signal }),
  staleTime: 300_000,
});

/** The signed-in operator, or null when nobody is. */
export const accountQuery = queryOptions({
  queryKey: keys.account,
  queryFn: ({ signal }) =>
    call('GET /admin/me', {}, { signal }).catch((error: unknown) => {
      if (meansSignedOut(error)) return null;
      throw error;
    }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const dashboardQuery = queryOptions({
  queryKey: keys.dashboard,
  queryFn: async ({ signal }) => {
    const dashboard = await call('GET /admin/dashboard', {}, { signal });
    noteServerTime(dashboard.asOf);
    return dashboard;
  },
});

export const feedQuery = queryOptions({
  queryKey: keys.feed,
  queryFn: async ({ signal }) => {
    const page = await call('GET /admin/orders', { query: { limit: FEED_SIZE } }, { signal });
    return page.items.map(newestOrders.freshen);
  },
});

/** All transactions that fit the filter, page by page. */
export const ordersQuery = (filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.orderPages, filter],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filter, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) };
      const page = await call('GET /admin/orders', { query }, { signal });
      return { ...page, items: page.items.map(newestOrders.freshen) };
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.order, id],
    queryFn: async ({ signal }) =>
      newestOrders.freshen(await call('GET /admin/orders/{id}', { params: { id } }, { signal })),
  });

export const unknownQuery = queryOptions({
  queryKey: keys.unknown,
  queryFn: async ({ signal }) => (await call('GET /admin/unknown', {}, { signal })).items,
});

export interface MemberFilter {
  q?: string | undefined;
  status?: 'active' | 'inactive' | 'suspended' | 'deleted' | undefined;
}

export const membersQuery = (filter: MemberFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.members, filter],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /admin/agents',
        { query: { ...filter, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const memberQuery = (code: string) =>
  queryOptions({
    queryKey: [...keys.member, code],
    queryFn: ({ signal }) => call('GET /admin/agents/{code}', { params: { code } }, { signal }),
  });

/** What a member says of his shop, beside Otomax. */
export const storeProfileQuery = (code: string) =>
  queryOptions({
    queryKey: [...keys.member, code, 'profile'],
    queryFn: ({ signal }) => call('GET /admin/agents/{code}/profile', { params: { code } }, { signal }),
  });

/** Accounts that their owners close, newest first. */
export const closingsQuery = infiniteQueryOptions({
  queryKey: keys.closings,
  queryFn: ({ pageParam, signal }) =>
    call(
      'GET /admin/closings',
      { query: { limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
      { signal },
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

export const sessionsQuery = (code: string) =>
  queryOptions({
    queryKey: [...keys.member, code, 'sessions'],
    queryFn: ({ signal }) => call('GET /admin/agents/{code}/sessions', { params: { code } }, { signal }),
  });

export const memberPinQuery = (code: string) =>
  queryOptions({
    queryKey: [...keys.member, code, 'pin'],
    queryFn: ({ signal }) => call('GET /admin/agents/{code}/pin', { params: { code } }, { signal }),
  });

/** Which of a member's devices are safe; read again with them. */
export const safetyQuery = (code: string) =>
  queryOptions({
    queryKey: [...keys.member, code, 'sessions', 'safety'],
    queryFn: async ({ signal }) =>
      (await call('GET /admin/agents/{code}/safety', { params: { code } }, { signal })).items,
  });

export const ledgerQuery = (code: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.member, code, 'ledger'],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /admin/agents/{code}/ledger',
        { params: { code }, query: { limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** The Otomax behind the server, with its features and message formats. */
export const installationQuery = queryOptions({
  queryKey: keys.installation,
  queryFn: ({ signal }) => call('GET /admin/otomax', {}, { signal }),
});

/** A message written and read back by the server; nothing is sent. */
export const trialQuery = (trial: CallInput<'adminTryFormat'>['body']) =>
  queryOptions({
    queryKey: [...keys.installation, 'trial', trial],
    queryFn: ({ signal }) => call('POST /admin/otomax/trial', { body: trial }, { signal }),
    staleTime: 10_000,
  });

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => call('GET /admin/search', { query: { q } }, { signal }),
    staleTime: 10_000,
  });

/** Whether those who review the app are let in. */
export const reviewerQuery = queryOptions({
  queryKey: keys.reviewer,
  queryFn: ({ signal }) => call('GET /admin/reviewer', {}, { signal }),
});

/** Every setting, in its groups. */
export const settingsQuery = queryOptions({
  queryKey: keys.settings,
  queryFn: async ({ signal }) => (await call('GET /admin/settings', {}, { signal })).groups,
});

/** What became of one setting, newest first. */
export const settingHistoryQuery = (key: string) =>
  queryOptions({
    queryKey: [...keys.settings, key],
    queryFn: async ({ signal }) =>
      (await call('GET /admin/settings/{key}/history', { params: { key } }, { signal })).items,
  });

export type AuditFilter = Omit<CallInput<'adminAudit'>['query'], 'cursor' | 'limit'>;

/** Deeds that fit the filter, newest first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.audit, filter],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /admin/audit',
        { query: { ...filter, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Operators and roles. */
export const operatorsQuery = queryOptions({
  queryKey: keys.operators,
  queryFn: ({ signal }) => call('GET /admin/operators', {}, { signal }),
});

export const operatorSessionsQuery = (username: string) =>
  queryOptions({
    queryKey: [...keys.operators, username],
    queryFn: async ({ signal }) =>
      (await call('GET /admin/operators/{username}/sessions', { params: { username } }, { signal })).items,
  });

export const mySessionsQuery = queryOptions({
  queryKey: keys.mySessions,
  queryFn: async ({ signal }) => (await call('GET /admin/my-sessions', {}, { signal })).items,
});

/** My second factor. */
export const factorQuery = queryOptions({
  queryKey: keys.factor,
  queryFn: ({ signal }) => call('GET /admin/second-factor', {}, { signal }),
});

/** My passkeys. */
export const passkeysQuery = queryOptions({
  queryKey: keys.passkeys,
  queryFn: async ({ signal }) => (await call('GET /admin/passkeys', {}, { signal })).items,
});

/** What waits for a second operator, or what became of it. */
export type FraudFilter = Omit<CallInput<'adminFraudCases'>['query'], 'cursor' | 'limit'>;

/** What the rules against fraud saw, newest first. */
export const fraudCasesQuery = (filter: FraudFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.fraud, 'cases', filter],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /admin/fraud/cases',
        { query: { ...filter, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const fraudCaseQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.fraud, 'one', id],
    queryFn: ({ signal }) => call('GET /admin/fraud/cases/{id}', { params: { id } }, { signal }),
  });

/** The rules, with their settings. */
export const fraudRulesQuery = queryOptions({
  queryKey: [...keys.fraud, 'rules'],
  queryFn: async ({ signal }) => (await call('GET /admin/fraud/rules', {}, { signal })).items,
});

export const proposalsQuery = (state: 'open' | 'decided') =>
  infiniteQueryOptions({
    queryKey: [...keys.proposals, state],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /admin/proposals',
        { query: { state, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.proposals, 'one', id],
    queryFn: ({ signal }) => call('GET /admin/proposals/{id}', { params: { id } }, { signal }),
  });

/** Rescues that I have not noted, as an owner. */
export const rescuesQuery = queryOptions({
  queryKey: keys.rescues,
  queryFn: async ({ signal }) => (await call('GET /admin/rescues', {}, { signal })).items,
});
