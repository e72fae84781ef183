import * as z from 'zod';
import * as audit from '../audit.ts';
import { ChangeSettingsSchema, SettingHistorySchema, SettingsSchema } from '../settings.ts';
import { pageOf } from '../wire.ts';
import { route } from './definition.ts';

/** What the operator sets, and the trail of what operators did. */
export const panelSettingsRoutes = {
  adminSettings: route({
    method: 'get',
    path: '/admin/settings',
    summary: 'Every setting, its default, its value, and who set it',
    auth: 'operator',
    permission: 'settings.view',
    answer: SettingsSchema,
    errors: [],
  }),
  adminChangeSettings: route({
    method: 'put',
    path: '/admin/settings',
    summary: 'Change several settings, all or none',
    auth: 'operator',
    permission: 'settings.change',
    fresh: true,
    approval: 'settings.change',
    body: ChangeSettingsSchema,
    answer: SettingsSchema,
    errors: ['setting.conflict', 'setting.locksYouOut', 'proposal.nobodyElse'],
  }),
  adminSettingHistory: route({
    method: 'get',
    path: '/admin/settings/{key}/history',
    summary: 'What became of one setting, newest first',
    auth: 'operator',
    permission: 'settings.view',
    params: z.object({ key: z.string().min(1).max(80) }),
    answer: SettingHistorySchema,
    errors: ['setting.notFound'],
  }),
  adminAudit: route({
    method: 'get',
    path: '/admin/audit',
    summary: 'The audit trail, newest first',
    auth: 'operator',
    permission: 'audit.view',
    query: audit.AuditFilterQuery,
    answer: pageOf(audit.AuditEntrySchema),
    errors: ['request.badCursor'],
  }),
  adminAuditVerify: route({
    method: 'get',
    path: '/admin/audit/verify',
    summary: 'Whether the trail holds together from its first entry on',
    auth: 'operator',
    permission: 'audit.view',
    answer: audit.AuditVerifiedSchema,
    errors: [],
  }),
  adminAuditExport: route({
    method: 'get',
    path: '/admin/audit/export',
    summary: 'The audit trail as CSV or JSON lines',
    auth: 'operator',
    permission: 'audit.export',
    query: audit.AuditExportQuery,
    file: true,
    errors: [],
  }),
} as const;
