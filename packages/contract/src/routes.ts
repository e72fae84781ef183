import * as z from 'zod';
import * as admin from './admin.ts';
import { AgentSchema, ReceiptSettingsSchema } from './agent.ts';
import * as audit from './audit.ts';
import * as auth from './auth.ts';
import { BrandSchema } from './brand.ts';
import { CatalogSchema, RecentCustomerSchema } from './catalog.ts';
import type { ErrorCode } from './errors.ts';
import { HomeSchema } from './home.ts';
import { LayoutSchema } from './layout.ts';
import { MoneySchema } from './money.ts';
import { NotificationSchema } from './notifications.ts';
import {
  AskInquirySchema,
  InquirySchema,
  OrderFilterQuery,
  OrderSchema,
  SubmitOrderSchema,
  WaitQuery,
} from './orders.ts';
import { ChangeSettingsSchema, SettingHistorySchema, SettingsSchema } from './settings.ts';
import { AttemptIdSchema, CursorSchema, LimitQuery, pageOf } from './wire.ts';

/** One HTTP operation under /api/v1. The server mounts it, OpenAPI describes it, both apps call it by these types. */
export interface RouteDefinition {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With `{name}` for path parameters. */
  path: string;
  summary: string;
  /** Whose session it needs. */
  auth: 'none' | 'agent' | 'operator';
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** Answers a file to keep instead of JSON. */
  file?: boolean;
  /** Undefined answers 204. */
  answer?: z.ZodType;
  /** Success status when it is not 200 or 204. */
  status?: 201 | 202;
  /** Answered with an ETag; honours If-None-Match. */
  etag?: boolean;
  /** Codes of its own, beyond what every route can answer. */
  errors: readonly ErrorCode[];
}

function route<const R extends RouteDefinition>(definition: R): R {
  return definition;
}

const id = z.object({ id: z.string().min(1).max(60) });
const code = z.object({ code: z.string().min(1).max(20) });
const page = z.object({ cursor: CursorSchema.optional(), limit: LimitQuery });

export const routes = {
  brand: route({
    method: 'get',
    path: '/brand',
    summary: 'Brand and first facts',
    auth: 'none',
    answer: BrandSchema,
    etag: true,
    errors: [],
  }),

  requestCode: route({
    method: 'post',
    path: '/auth/code',
    summary: 'Send a sign-in code',
    auth: 'none',
    body: auth.RequestCodeSchema,
    answer: auth.CodeRequestedSchema,
    errors: ['auth.codeTooSoon'],
  }),
  verifyCode: route({
    method: 'post',
    path: '/auth/verify',
    summary: 'Sign in with the code',
    auth: 'none',
    body: auth.VerifyCodeSchema,
    answer: auth.SignedInSchema,
    errors: ['auth.codeWrong', 'auth.codeExpired', 'auth.notAllowed'],
  }),
  signOut: route({
    method: 'post',
    path: '/auth/sign-out',
    summary: 'End this session',
    auth: 'agent',
    errors: [],
  }),
  devices: route({
    method: 'get',
    path: '/devices',
    summary: 'My devices',
    auth: 'agent',
    answer: z.object({ items: z.array(auth.DeviceSchema) }),
    errors: [],
  }),
  endDevice: route({
    method: 'delete',
    path: '/devices/{id}',
    summary: 'Sign one device out',
    auth: 'agent',
    params: id,
    errors: ['session.notFound'],
  }),
  endAllDevices: route({
    method: 'delete',
    path: '/devices',
    summary: 'Sign every device out, this one too',
    auth: 'agent',
    errors: [],
  }),
  liveTicket: route({
    method: 'post',
    path: '/live/ticket',
    summary: 'Short-lived ticket for the live socket',
    auth: 'agent',
    answer: auth.LiveTicketSchema,
    errors: [],
  }),

  home: route({
    method: 'get',
    path: '/home',
    summary: 'Everything that home shows, with the live position that it was read at (Live-Position)',
    auth: 'agent',
    answer: HomeSchema,
    etag: true,
    errors: [],
  }),
  me: route({
    method: 'get',
    path: '/me',
    summary: 'The signed-in agent',
    auth: 'agent',
    answer: AgentSchema,
    etag: true,
    errors: [],
  }),
  receiptSettings: route({
    method: 'get',
    path: '/receipt-settings',
    summary: 'What prints on my receipts',
    auth: 'agent',
    answer: ReceiptSettingsSchema,
    errors: [],
  }),
  saveReceiptSettings: route({
    method: 'put',
    path: '/receipt-settings',
    summary: 'Change what prints on my receipts',
    auth: 'agent',
    body: ReceiptSettingsSchema,
    answer: ReceiptSettingsSchema,
    errors: [],
  }),
  layout: route({
    method: 'get',
    path: '/layout',
    summary: 'The home layout',
    auth: 'agent',
    answer: LayoutSchema,
    etag: true,
    errors: [],
  }),
  catalog: route({
    method: 'get',
    path: '/catalog/{category}',
    summary: 'Products of a category with my prices',
    auth: 'agent',
    params: z.object({ category: z.string().min(1).max(40) }),
    answer: CatalogSchema,
    etag: true,
    errors: [],
  }),
  recentCustomers: route({
    method: 'get',
    path: '/customers/recent',
    summary: 'Destinations I sold to lately',
    auth: 'agent',
    query: z.object({ category: z.string().max(40) }),
    answer: z.object({ items: z.array(RecentCustomerSchema) }),
    etag: true,
    errors: [],
  }),

  submitOrder: route({
    method: 'post',
    path: '/orders',
    summary: 'Sell, exactly once per attempt id',
    auth: 'agent',
    body: SubmitOrderSchema,
    answer: OrderSchema,
    status: 201,
    errors: [
      'order.conflict',
      'order.productUnknown',
      'order.productClosed',
      'order.destinationInvalid',
      'order.amountInvalid',
      'order.buyerPhoneRequired',
      'order.priceMoved',
      'order.balanceTooLow',
      'order.repeat',
      'order.inquiryRequired',
      'order.inquiryExpired',
      'pin.wrong',
      'pin.locked',
      'feature.missing',
      'otomax.unavailable',
    ],
  }),
  orders: route({
    method: 'get',
    path: '/orders',
    summary: 'My transactions, newest first',
    auth: 'agent',
    query: OrderFilterQuery,
    answer: pageOf(OrderSchema),
    etag: true,
    errors: ['request.badCursor'],
  }),
  order: route({
    method: 'get',
    path: '/orders/{id}',
    summary: 'One transaction; ?wait= holds until it changes',
    auth: 'agent',
    params: id,
    query: WaitQuery,
    answer: OrderSchema,
    etag: true,
    errors: ['order.notFound'],
  }),
  orderByAttempt: route({
    method: 'get',
    path: '/attempts/{attemptId}',
    summary: 'What became of an attempt',
    auth: 'agent',
    params: z.object({ attemptId: AttemptIdSchema }),
    answer: OrderSchema,
    errors: ['order.notFound'],
  }),
  setSellingPrice: route({
    method: 'patch',
    path: '/orders/{id}',
    summary: 'Selling price on the receipt',
    auth: 'agent',
    params: id,
    body: z.object({ sellingPrice: MoneySchema }),
    answer: OrderSchema,
    errors: ['order.notFound'],
  }),
  similarOrders: route({
    method: 'get',
    path: '/similar-orders',
    summary: 'Same product and destination today',
    auth: 'agent',
    query: z.object({ productCode: z.string().max(20), destination: z.string().max(60) }),
    answer: z.object({ items: z.array(OrderSchema), nextCounter: z.number().int() }),
    errors: [],
  }),
  askInquiry: route({
    method: 'post',
    path: '/inquiries',
    summary: 'Ask for a bill or the name behind a number',
    auth: 'agent',
    body: AskInquirySchema,
    answer: InquirySchema,
    status: 202,
    errors: [
      'order.conflict',
      'order.productUnknown',
      'order.productClosed',
      'order.destinationInvalid',
      'feature.missing',
      'otomax.unavailable',
    ],
  }),
  inquiry: route({
    method: 'get',
    path: '/inquiries/{id}',
    summary: 'The answer to an inquiry; ?wait= holds until it is there',
    auth: 'agent',
    params: id,
    query: WaitQuery,
    answer: InquirySchema,
    errors: ['order.notFound'],
  }),

  notifications: route({
    method: 'get',
    path: '/notifications',
    summary: 'My notifications, newest first',
    auth: 'agent',
    query: page,
    answer: pageOf(NotificationSchema).extend({ unread: z.number().int() }),
    errors: ['request.badCursor'],
  }),
  readNotifications: route({
    method: 'post',
    path: '/notifications/read',
    summary: 'Mark all as read',
    auth: 'agent',
    errors: [],
  }),
  deleteNotification: route({
    method: 'delete',
    path: '/notifications/{id}',
    summary: 'Delete one',
    auth: 'agent',
    params: id,
    errors: ['notification.notFound'],
  }),

  adminSignIn: route({
    method: 'post',
    path: '/admin/sign-in',
    summary: 'Operator sign-in',
    auth: 'none',
    body: admin.OperatorSignInSchema,
    answer: admin.OperatorAccountSchema,
    errors: ['auth.credentialsWrong'],
  }),
  adminSignOut: route({
    method: 'post',
    path: '/admin/sign-out',
    summary: 'Operator sign-out',
    auth: 'operator',
    errors: [],
  }),
  adminMe: route({
    method: 'get',
    path: '/admin/me',
    summary: 'The signed-in operator',
    auth: 'operator',
    answer: admin.OperatorAccountSchema,
    errors: [],
  }),
  adminChangePassword: route({
    method: 'post',
    path: '/admin/password',
    summary: 'Change my password',
    auth: 'operator',
    body: admin.ChangePasswordSchema,
    answer: admin.OperatorAccountSchema,
    errors: ['auth.credentialsWrong', 'auth.passwordWeak'],
  }),
  adminLiveTicket: route({
    method: 'post',
    path: '/admin/live/ticket',
    summary: "Ticket for the panel's live socket",
    auth: 'operator',
    answer: auth.LiveTicketSchema,
    errors: [],
  }),
  adminDashboard: route({
    method: 'get',
    path: '/admin/dashboard',
    summary: 'Today at a glance',
    auth: 'operator',
    answer: admin.DashboardSchema,
    errors: [],
  }),
  adminOrders: route({
    method: 'get',
    path: '/admin/orders',
    summary: 'All transactions',
    auth: 'operator',
    query: admin.AdminOrderFilterQuery,
    answer: pageOf(admin.AdminOrderSchema),
    errors: ['request.badCursor'],
  }),
  adminOrder: route({
    method: 'get',
    path: '/admin/orders/{id}',
    summary: 'One transaction with timeline and notes',
    auth: 'operator',
    params: id,
    answer: admin.AdminOrderDetailSchema,
    errors: ['order.notFound'],
  }),
  adminUnknown: route({
    method: 'get',
    path: '/admin/unknown',
    summary: 'Orders whose outcome is unknown, oldest first',
    auth: 'operator',
    answer: z.object({ items: z.array(admin.UnknownOrderSchema) }),
    errors: [],
  }),
  adminAssign: route({
    method: 'put',
    path: '/admin/orders/{id}/assignee',
    summary: 'Who looks after it',
    auth: 'operator',
    params: id,
    body: admin.AssignSchema,
    answer: admin.AdminOrderDetailSchema,
    errors: ['order.notFound'],
  }),
  adminNote: route({
    method: 'post',
    path: '/admin/orders/{id}/notes',
    summary: 'Add a note',
    auth: 'operator',
    params: id,
    body: admin.NoteSchema,
    answer: admin.AdminOrderDetailSchema,
    errors: ['order.notFound'],
  }),
  adminAgents: route({
    method: 'get',
    path: '/admin/agents',
    summary: 'Members',
    auth: 'operator',
    query: admin.AgentFilterQuery,
    answer: pageOf(admin.AdminAgentSchema),
    errors: ['request.badCursor'],
  }),
  adminAgent: route({
    method: 'get',
    path: '/admin/agents/{code}',
    summary: 'One member',
    auth: 'operator',
    params: code,
    answer: admin.AdminAgentSchema,
    errors: ['agent.notFound'],
  }),
  adminAgentSessions: route({
    method: 'get',
    path: '/admin/agents/{code}/sessions',
    summary: "A member's devices",
    auth: 'operator',
    params: code,
    answer: z.object({ items: z.array(admin.AdminSessionSchema) }),
    errors: ['agent.notFound'],
  }),
  adminEndSession: route({
    method: 'delete',
    path: '/admin/sessions/{id}',
    summary: "End a member's session",
    auth: 'operator',
    params: id,
    errors: ['session.notFound'],
  }),
  adminLedger: route({
    method: 'get',
    path: '/admin/agents/{code}/ledger',
    summary: "A member's ledger",
    auth: 'operator',
    params: code,
    query: page,
    answer: pageOf(admin.LedgerEntrySchema),
    errors: ['agent.notFound', 'request.badCursor'],
  }),
  adminSearch: route({
    method: 'get',
    path: '/admin/search',
    summary: 'Find anything',
    auth: 'operator',
    query: z.object({ q: z.string().trim().min(1).max(60) }),
    answer: admin.SearchSchema,
    errors: [],
  }),
  adminAudit: route({
    method: 'get',
    path: '/admin/audit',
    summary: 'The audit trail, newest first',
    auth: 'operator',
    query: audit.AuditFilterQuery,
    answer: pageOf(audit.AuditEntrySchema),
    errors: ['request.badCursor'],
  }),
  adminAuditVerify: route({
    method: 'get',
    path: '/admin/audit/verify',
    summary: 'Whether the trail holds together from its first entry on',
    auth: 'operator',
    answer: audit.AuditVerifiedSchema,
    errors: [],
  }),
  adminAuditExport: route({
    method: 'get',
    path: '/admin/audit/export',
    summary: 'The audit trail as CSV or JSON lines',
    auth: 'operator',
    query: audit.AuditExportQuery,
    file: true,
    errors: [],
  }),
  adminSettings: route({
    method: 'get',
    path: '/admin/settings',
    summary: 'Every setting, its default, its value, and who set it',
    auth: 'operator',
    answer: SettingsSchema,
    errors: [],
  }),
  adminChangeSettings: route({
    method: 'put',
    path: '/admin/settings',
    summary: 'Change several settings, all or none',
    auth: 'operator',
    body: ChangeSettingsSchema,
    answer: SettingsSchema,
    errors: ['setting.conflict'],
  }),
  adminSettingHistory: route({
    method: 'get',
    path: '/admin/settings/{key}/history',
    summary: 'What became of one setting, newest first',
    auth: 'operator',
    params: z.object({ key: z.string().min(1).max(80) }),
    answer: SettingHistorySchema,
    errors: ['setting.notFound'],
  }),
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
