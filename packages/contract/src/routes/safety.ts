import * as z from 'zod';
import { DeviceSafetySchema, ReasonSchema, SessionLimitsSchema } from '../safety.ts';
import { codeParam, idParam, route } from './definition.ts';

/** The limits of new devices, and what lifts them. */
export const safetyRoutes = {
  sessionLimits: route({
    method: 'get',
    path: '/session/limits',
    summary: 'What this device may still sell, and how it becomes safe',
    auth: 'agent',
    answer: SessionLimitsSchema,
    errors: [],
  }),
  makeSessionSafe: route({
    method: 'post',
    path: '/session/safe',
    summary: 'Make this device safe, with a proof for it',
    auth: 'agent',
    body: z.object({ proofId: z.string().max(60).optional() }),
    answer: SessionLimitsSchema,
    errors: ['proof.required', 'proof.impossible', 'session.safetyStands'],
  }),
  adminAgentSafety: route({
    method: 'get',
    path: '/admin/agents/{code}/safety',
    summary: "Which of a member's devices are safe, and why",
    auth: 'operator',
    permission: 'agents.view',
    params: codeParam,
    answer: z.object({ items: z.array(DeviceSafetySchema) }),
    errors: [],
  }),
  adminMarkSafe: route({
    method: 'post',
    path: '/admin/sessions/{id}/safe',
    summary: "Mark a member's device as safe",
    auth: 'operator',
    permission: 'agents.markSafe',
    fresh: true,
    approval: 'agents.markSafe',
    params: idParam,
    body: ReasonSchema,
    errors: ['session.notFound', 'session.safetyStands'],
  }),
  adminVoidSafe: route({
    method: 'post',
    path: '/admin/sessions/{id}/safe/void',
    summary: "Take a member's device's safety back",
    auth: 'operator',
    permission: 'agents.markSafe',
    params: idParam,
    body: ReasonSchema,
    errors: ['session.notFound', 'session.safetyStands'],
  }),
} as const;
