import type { CallInput } from '@hexaflate/contract/client';

/** Filter of the history as the API takes it, without the cursor. */
export type OrderFilter = Omit<CallInput<'orders'>['query'], 'cursor'>;

/** Every query key of the app in one place, so that live events find what they must refresh. */
export const keys = {
  brand: ['brand'],
  me: ['me'],
  layout: ['layout'],
  catalogs: ['catalog'],
  catalog: (category: string) => ['catalog', category],
  recentCustomers: (category: string) => ['recent-customers', category],
  orderLists: ['orders'],
  orders: (filter: OrderFilter) => ['orders', filter],
  order: (id: string) => ['order', id],
  inquiry: (id: string) => ['inquiry', id],
  notifications: ['notifications'],
  /** Below `notifications`, so that it is asked for again with them. */
  unread: ['notifications', 'unread'],
  /** Below `notifications`: what is decided about it is news. */
  held: (id: string) => ['notifications', 'held', id],
  devices: ['devices'],
  profile: ['profile'],
  /** Below `profile`, because name and address on receipts follow it. */
  receiptSettings: ['profile', 'receipt-settings'],
  profilePhoto: (id: string) => ['profile-photo', id],
  numbers: ['numbers'],
  /** Below `notifications`: that one was asked for elsewhere is news. */
  ownData: ['notifications', 'own-data'],
  closing: ['closing'],
  linkedAccounts: ['linked-accounts'],
  /** The code that links an account; asked for once each time. */
  linkCode: ['link-code'],
  pin: ['pin'],
  /** Below `pin`, so that they are asked for again with it. */
  pinStanding: ['pin', 'standing'],
  approvalKeys: ['pin', 'keys'],
  /** Below `devices`, so that it is asked for again with them. */
  sessionLimits: ['devices', 'limits'],
  proofs: ['proofs'],
  identity: ['identity'],
} as const;
