import * as z from 'zod';
import * as admin from '../admin.ts';
import { pageOf } from '../wire.ts';
import { codeParam, idParam, pageQuery, route } from './definition.ts';

/** The panel's view of agents. */
export const panelAgentsRoutes = {
  adminAgents: route({
    method: 'get',
    path: '/admin/agents',
    summary: 'Members',
    auth: 'operator',
    permission: 'agents.view',
    query: admin.AgentFilterQuery,
    answer: pageOf(admin.AdminAgentSchema),
    errors: ['request.badCursor'],
  }),
  adminAgent: route({
    method: 'get',
    path: '/admin/agents/{code}',
    summary: 'One member',
    auth: 'operator',
    permission: 'agents.view',
    params: codeParam,
    answer: admin.AdminAgentSchema,
    errors: ['agent.notFound'],
  }),
  adminAgentSessions: route({
    method: 'get',
    path: '/admin/agents/{code}/sessions',
    summary: "A member's devices",
    auth: 'operator',
    permission: 'agents.view',
    params: codeParam,
    answer: z.object({
      items: z.array(admin.AdminSessionSchema),
      /** What was found copied in the last 30 days, the newest first. */
      copied: z.array(admin.CopiedSessionSchema),
    }),
    errors: ['agent.notFound'],
  }),
  adminEndSession: route({
    method: 'delete',
    path: '/admin/sessions/{id}',
    summary: "End a member's session",
    auth: 'operator',
    permission: 'agents.endSession',
    params: idParam,
    errors: ['session.notFound'],
  }),
  adminLedger: route({
    method: 'get',
    path: '/admin/agents/{code}/ledger',
    summary: "A member's ledger",
    auth: 'operator',
    permission: 'agents.view',
    params: codeParam,
    query: pageQuery,
    answer: pageOf(admin.LedgerEntrySchema),
    errors: ['agent.notFound', 'request.badCursor'],
  }),
} as const;
