import * as z from 'zod';
import {
  DecideCaseSchema,
  FraudCaseSchema,
  FraudFilterQuery,
  FraudRuleViewSchema,
  HeldOrderSchema,
} from '../fraud.ts';
import { pageOf } from '../wire.ts';
import { idParam, route } from './definition.ts';

/** The rules against fraud: what they saw, what is held, and the rules themselves. */
export const fraudRoutes = {
  heldOrder: route({
    method: 'get',
    path: '/held-orders/{id}',
    summary: 'An order of mine that a rule held, and what the operator decided',
    auth: 'agent',
    params: idParam,
    answer: HeldOrderSchema,
    errors: ['fraud.caseNotFound'],
  }),
  adminFraudCases: route({
    method: 'get',
    path: '/admin/fraud/cases',
    summary: 'What the rules saw, newest first',
    auth: 'operator',
    permission: 'fraud.view',
    query: FraudFilterQuery,
    answer: pageOf(FraudCaseSchema).extend({ waiting: z.number().int() }),
    errors: ['request.badCursor'],
  }),
  adminFraudCase: route({
    method: 'get',
    path: '/admin/fraud/cases/{id}',
    summary: 'One case, with the facts that led to it',
    auth: 'operator',
    permission: 'fraud.view',
    params: idParam,
    answer: FraudCaseSchema,
    errors: ['fraud.caseNotFound'],
  }),
  adminReleaseCase: route({
    method: 'post',
    path: '/admin/fraud/cases/{id}/release',
    summary: 'Let a held order be sent, by the agent himself',
    auth: 'operator',
    permission: 'fraud.decide',
    fresh: true,
    approval: 'fraud.release',
    params: idParam,
    body: DecideCaseSchema,
    answer: FraudCaseSchema,
    errors: ['fraud.caseNotFound', 'fraud.caseDecided'],
  }),
  adminRejectCase: route({
    method: 'post',
    path: '/admin/fraud/cases/{id}/reject',
    summary: 'Refuse a held order for good',
    auth: 'operator',
    permission: 'fraud.decide',
    params: idParam,
    body: DecideCaseSchema,
    answer: FraudCaseSchema,
    errors: ['fraud.caseNotFound', 'fraud.caseDecided'],
  }),
  adminFraudRules: route({
    method: 'get',
    path: '/admin/fraud/rules',
    summary: 'Every rule with what it does and its bounds; they are changed as settings are',
    auth: 'operator',
    permission: 'fraud.view',
    answer: z.object({ items: z.array(FraudRuleViewSchema) }),
    errors: [],
  }),
} as const;
