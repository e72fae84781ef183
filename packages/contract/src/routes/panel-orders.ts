import * as z from 'zod';
import * as admin from '../admin.ts';
import { pageOf } from '../wire.ts';
import { idParam, route } from './definition.ts';

/** The panel's view of sales. */
export const panelOrdersRoutes = {
  adminDashboard: route({
    method: 'get',
    path: '/admin/dashboard',
    summary: 'Today at a glance',
    auth: 'operator',
    permission: 'dashboard.view',
    answer: admin.DashboardSchema,
    errors: [],
  }),
  adminOrders: route({
    method: 'get',
    path: '/admin/orders',
    summary: 'All transactions',
    auth: 'operator',
    permission: 'orders.view',
    query: admin.AdminOrderFilterQuery,
    answer: pageOf(admin.AdminOrderSchema),
    errors: ['request.badCursor'],
  }),
  adminOrder: route({
    method: 'get',
    path: '/admin/orders/{id}',
    summary: 'One transaction with timeline and notes',
    auth: 'operator',
    permission: 'orders.view',
    params: idParam,
    answer: admin.AdminOrderDetailSchema,
    errors: ['order.notFound'],
  }),
  adminUnknown: route({
    method: 'get',
    path: '/admin/unknown',
    summary: 'Orders whose outcome is unknown, oldest first',
    auth: 'operator',
    permission: 'orders.view',
    answer: z.object({ items: z.array(admin.UnknownOrderSchema) }),
    errors: [],
  }),
  adminAssign: route({
    method: 'put',
    path: '/admin/orders/{id}/assignee',
    summary: 'Who looks after it',
    auth: 'operator',
    permission: 'orders.handle',
    params: idParam,
    body: admin.AssignSchema,
    answer: admin.AdminOrderDetailSchema,
    errors: ['order.notFound'],
  }),
  adminNote: route({
    method: 'post',
    path: '/admin/orders/{id}/notes',
    summary: 'Add a note',
    auth: 'operator',
    permission: 'orders.handle',
    params: idParam,
    body: admin.NoteSchema,
    answer: admin.AdminOrderDetailSchema,
    errors: ['order.notFound'],
  }),
  adminSearch: route({
    method: 'get',
    path: '/admin/search',
    summary: 'Find anything',
    auth: 'operator',
    permission: 'own',
    query: z.object({ q: z.string().trim().min(1).max(60) }),
    answer: admin.SearchSchema,
    errors: [],
  }),
} as const;
