import * as z from 'zod';
import { AgentSchema, ReceiptSettingsSchema } from '../agent.ts';
import { BrandSchema } from '../brand.ts';
import { CatalogSchema, RecentCustomerSchema } from '../catalog.ts';
import { HomeSchema } from '../home.ts';
import { LayoutSchema } from '../layout.ts';
import { NotificationSchema } from '../notifications.ts';
import { pageOf } from '../wire.ts';
import { idParam, pageQuery, route } from './definition.ts';

/** What an agent sees of the shop and of himself. */
export const agentRoutes = {
  brand: route({
    method: 'get',
    path: '/brand',
    summary: 'Brand and first facts',
    auth: 'none',
    answer: BrandSchema,
    etag: true,
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
  notifications: route({
    method: 'get',
    path: '/notifications',
    summary: 'My notifications, newest first',
    auth: 'agent',
    query: pageQuery,
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
    params: idParam,
    errors: ['notification.notFound'],
  }),
} as const;
