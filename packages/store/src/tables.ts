import type { Generated } from 'kysely';
import type { AccountTables } from './tables/accounts.ts';
import type { GovernanceTables } from './tables/governance.ts';
import type { IdentityTables } from './tables/identity.ts';
import type { OperatorTables } from './tables/operators.ts';
import type { OrderTables } from './tables/orders.ts';
import type { ProtectionTables } from './tables/protection.ts';
import type { SessionTables } from './tables/sessions.ts';
import type { WayInTables } from './tables/ways-in.ts';

export type * from './tables/accounts.ts';
export type * from './tables/governance.ts';
export type * from './tables/identity.ts';
export type * from './tables/operators.ts';
export type * from './tables/orders.ts';
export type * from './tables/protection.ts';
export type * from './tables/sessions.ts';
export type * from './tables/ways-in.ts';

/**
 * Our own data. Times are milliseconds since 1970 (UTC); money is a decimal string of rupiah; flags are 0 or 1.
 * Nothing here holds a PIN, a PIN hash, a code or a token in clear.
 */
export interface StoreTables
  extends AccountTables,
    GovernanceTables,
    IdentityTables,
    OperatorTables,
    OrderTables,
    ProtectionTables,
    SessionTables,
    WayInTables {
  owed_news: OwedNewsTable;
}

/**
 * Written together with a change, deleted when everyone has been told of it: who wrote it may die in between, and the
 * leader tells then. Only where several processes share the store.
 */
export interface OwedNewsTable {
  id: string;
  /** JSON array: tags of the views that changed. */
  tags: string;
  /** The order that moved on, if one did. */
  order_id: string | null;
  /** JSON array: stages that it reached. */
  stages: string;
}

/** Bookkeeping of numbered migrations. */
export interface MigrationTable {
  number: number;
  name: string;
  applied_at: Generated<number>;
}
