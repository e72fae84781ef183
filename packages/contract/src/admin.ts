import * as z from 'zod';
import { AgentSchema } from './agent.ts';
import { DeviceSchema } from './auth.ts';
import { ChangeFeedSchema } from './change-feed.ts';
import { MoneySchema } from './money.ts';
import { OrderSchema } from './orders.ts';
import { PermissionSchema } from './permissions.ts';
import { CursorSchema, InstantSchema, LimitQuery } from './wire.ts';

export const OperatorSignInSchema = z.object({
  username: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
});
export const OperatorAccountSchema = z
  .object({
    username: z.string(),
    role: z.string(),
    permissions: z.array(PermissionSchema),
    mustChangePassword: z.boolean(),
    /** Whether there is a second factor, and whether this session has shown it. */
    secondFactor: z.enum(['off', 'asked', 'shown']),
    /** The role needs a second factor, and there is none yet. */
    mustSetUpSecondFactor: z.boolean(),
    /** What he can show: codes of an app, and how many passkeys. */
    totp: z.boolean(),
    passkeys: z.number().int(),
    expiresAt: InstantSchema,
  })
  .meta({ id: 'OperatorAccount' });
export type OperatorAccount = z.infer<typeof OperatorAccountSchema>;
export const ChangePasswordSchema = z.object({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
});

/** A latency in milliseconds over the recent past. */
const LatencySchema = z
  .object({ p50Ms: z.number(), p95Ms: z.number(), p99Ms: z.number(), count: z.number() })
  .nullable();

export const DashboardSchema = z
  .object({
    today: z.object({
      revenue: MoneySchema,
      count: z.number(),
      success: z.number(),
      failed: z.number(),
      pending: z.number(),
      /** Success share of concluded ones, 0 to 1; null when none concluded. */
      successRate: z.number().nullable(),
      /** Revenue until this hour on the same day last week. */
      revenueLastWeek: MoneySchema,
    }),
    hours: z.array(
      z.object({ hour: z.number(), revenue: MoneySchema, count: z.number(), revenueLastWeek: MoneySchema }),
    ),
    unknown: z.object({ count: z.number(), oldestAt: InstantSchema.nullable() }),
    online: z.object({ agents: z.number(), devices: z.number() }),
    health: z.object({
      otomax: z.object({
        ok: z.boolean(),
        ms: z.number().nullable(),
        driver: z.enum(['sandbox', 'sqlserver']),
      }),
      relay: ChangeFeedSchema,
      /** Null when this installation runs without Redis. */
      redis: z.object({ ok: z.boolean(), ms: z.number().nullable() }).nullable(),
      cache: z.object({
        hitRate: z.number().nullable(),
        bytes: z.number(),
        maxBytes: z.number(),
        entries: z.number(),
      }),
      reads: LatencySchema,
      /** Commit in Otomax until applied here, and until the frame left for the device. */
      commitToApply: LatencySchema,
      commitToFrame: LatencySchema,
    }),
    /** Where the time of recent orders went, per stage. */
    stages: z.object({ ours: LatencySchema, otomax: LatencySchema, supplier: LatencySchema }),
    /** The same for the busiest products: medians in milliseconds. */
    products: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        count: z.number(),
        oursMs: z.number(),
        otomaxMs: z.number(),
        supplierMs: z.number(),
      }),
    ),
    asOf: InstantSchema,
  })
  .meta({ id: 'Dashboard' });
export type Dashboard = z.infer<typeof DashboardSchema>;

/** A row of the panel's transaction tables. */
export const AdminOrderSchema = OrderSchema.extend({ agentName: z.string() }).meta({ id: 'AdminOrder' });
export type AdminOrder = z.infer<typeof AdminOrderSchema>;

export const AdminOrderDetailSchema = AdminOrderSchema.extend({
  deviceName: z.string().nullable(),
  assignedTo: z.string().nullable(),
  notes: z.array(z.object({ id: z.string(), author: z.string(), text: z.string(), at: InstantSchema })),
  inboxCode: z.number().nullable(),
  /** Otomax's status with the label that its own screens show. */
  otomaxStatus: z.object({ code: z.number(), name: z.string() }).nullable(),
  /** Otomax's newest reply text. */
  reply: z.string().nullable(),
}).meta({ id: 'AdminOrderDetail' });
export type AdminOrderDetail = z.infer<typeof AdminOrderDetailSchema>;

export const UnknownOrderSchema = AdminOrderSchema.extend({
  unknownSince: InstantSchema,
  assignedTo: z.string().nullable(),
  lastNote: z.string().nullable(),
}).meta({ id: 'UnknownOrder' });
export type UnknownOrder = z.infer<typeof UnknownOrderSchema>;

export const AdminOrderFilterQuery = z.object({
  cursor: CursorSchema.optional(),
  limit: LimitQuery,
  state: z.enum(['pending', 'success', 'failed']).optional(),
  agent: z.string().max(20).optional(),
  category: z.string().max(40).optional(),
  q: z.string().trim().max(60).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export const NoteSchema = z.object({ text: z.string().trim().min(1).max(500) });
export const AssignSchema = z.object({ username: z.string().max(60).nullable() });

export const AgentFilterQuery = z.object({
  cursor: CursorSchema.optional(),
  limit: LimitQuery,
  q: z.string().trim().max(60).optional(),
  status: z.enum(['active', 'inactive', 'suspended', 'deleted']).optional(),
});

export const AdminAgentSchema = AgentSchema.extend({
  markup: MoneySchema,
  lastActiveAt: InstantSchema.nullable(),
  onlineDevices: z.number(),
}).meta({ id: 'AdminAgent' });
export type AdminAgent = z.infer<typeof AdminAgentSchema>;

export const AdminSessionSchema = DeviceSchema.omit({ current: true }).meta({ id: 'AdminSession' });

/** A session that ended because two used what one device was given to refresh with. */
export const CopiedSessionSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Where it was used last. */
  address: z.string().nullable(),
  endedAt: InstantSchema,
});
export type CopiedSession = z.infer<typeof CopiedSessionSchema>;
export type AdminSession = z.infer<typeof AdminSessionSchema>;

export const LedgerEntrySchema = z
  .object({
    code: z.number(),
    at: InstantSchema,
    amount: MoneySchema,
    balanceAfter: MoneySchema.nullable(),
    kind: z.enum([
      'manual',
      'sale',
      'refund',
      'deposit',
      'commission',
      'transferOut',
      'transferIn',
      'messageFee',
      'points',
      'other',
    ]),
    text: z.string(),
    transactionCode: z.number().nullable(),
    counterpartCode: z.string().nullable(),
  })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntryView = z.infer<typeof LedgerEntrySchema>;

/** Ctrl K: agents, numbers and transactions that match. */
export const SearchSchema = z
  .object({
    agents: z.array(z.object({ code: z.string(), name: z.string(), phone: z.string().nullable() })),
    orders: z.array(z.object({ id: z.string(), title: z.string(), subtitle: z.string(), state: z.string() })),
  })
  .meta({ id: 'SearchResult' });
