import * as z from 'zod';
import {
  AddApprovalKeySchema,
  ApprovalKeySchema,
  BeginApprovalKeySchema,
  BegunApprovalKeySchema,
} from '../approval.ts';
import { route } from './definition.ts';

const keyParam = z.object({ id: z.string().min(1).max(1400) });

/** Passkeys and phones' own keys, which approve sales in place of the PIN. */
export const approvalKeyRoutes = {
  approvalKeys: route({
    method: 'get',
    path: '/approval-keys',
    summary: 'What may approve my sales beside the PIN',
    auth: 'agent',
    answer: z.object({ items: z.array(ApprovalKeySchema), allowed: z.boolean() }),
    errors: [],
  }),
  beginApprovalKey: route({
    method: 'post',
    path: '/approval-keys/begin',
    summary: 'Show the PIN and get what a new key must sign',
    auth: 'agent',
    body: BeginApprovalKeySchema,
    answer: BegunApprovalKeySchema,
    errors: [
      'pin.wrong',
      'pin.locked',
      'pin.disabled',
      'approval.off',
      'approval.tooMany',
      'otomax.unavailable',
    ],
  }),
  addApprovalKey: route({
    method: 'post',
    path: '/approval-keys',
    summary: 'Add a key that has signed it',
    auth: 'agent',
    body: AddApprovalKeySchema,
    answer: ApprovalKeySchema,
    status: 201,
    errors: ['approval.expired', 'approval.notMade', 'approval.off', 'approval.tooMany'],
  }),
  removeApprovalKey: route({
    method: 'delete',
    path: '/approval-keys/{id}',
    summary: 'Take a key away',
    auth: 'agent',
    params: keyParam,
    errors: ['approval.notFound'],
  }),
} as const;
