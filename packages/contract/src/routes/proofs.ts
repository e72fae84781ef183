import * as z from 'zod';
import { ApprovalSchema } from '../approval.ts';
import { WaitQuery } from '../orders.ts';
import { AskProofSchema, ProofMethodSchema, ProofPurposeSchema, ProofSchema } from '../proofs.ts';
import { idParam, route } from './definition.ts';

/** Proving, for one deed, more than that one is signed in. */
export const proofsRoutes = {
  proofMethods: route({
    method: 'get',
    path: '/proof-methods',
    summary: 'How this device can prove itself for a purpose, at this moment',
    auth: 'agent',
    query: z.object({ purpose: ProofPurposeSchema }),
    answer: z.object({ methods: z.array(ProofMethodSchema) }),
    errors: [],
  }),
  askProof: route({
    method: 'post',
    path: '/proofs',
    summary: 'Ask for a proof: a code is sent, or an older device is asked',
    auth: 'agent',
    body: AskProofSchema,
    answer: ProofSchema,
    status: 201,
    errors: [
      'proof.required',
      'proof.impossible',
      'proof.tooMany',
      'auth.codeTooSoon',
      'order.productUnknown',
      'otomax.unavailable',
    ],
  }),
  proofsToAnswer: route({
    method: 'get',
    path: '/proofs',
    summary: 'What other devices of mine ask this one to approve',
    auth: 'agent',
    answer: z.object({ items: z.array(ProofSchema) }),
    errors: [],
  }),
  proof: route({
    method: 'get',
    path: '/proofs/{id}',
    summary: 'A proof that this device asked for; ?wait= holds until it changes',
    auth: 'agent',
    params: idParam,
    query: WaitQuery,
    answer: ProofSchema,
    errors: ['proof.notFound'],
  }),
  proveByCode: route({
    method: 'post',
    path: '/proofs/{id}/code',
    summary: 'Give a proof with the code that was sent',
    auth: 'agent',
    params: idParam,
    body: z.object({ code: z.string().regex(/^\d{6}$/) }),
    answer: ProofSchema,
    errors: ['proof.notFound', 'proof.closed', 'auth.codeWrong', 'auth.codeExpired'],
  }),
  proveByPasskey: route({
    method: 'post',
    path: '/proofs/{id}/passkey',
    summary: "Give a proof with a signature over it, of a passkey or of the phone's own key",
    auth: 'agent',
    params: idParam,
    body: z.object({ approval: ApprovalSchema }),
    answer: ProofSchema,
    errors: ['proof.notFound', 'proof.closed', 'approval.refused', 'approval.off'],
  }),
  answerProof: route({
    method: 'post',
    path: '/proofs/{id}/answer',
    summary: 'Say yes or no to what another device of mine asks',
    auth: 'agent',
    params: idParam,
    body: z.object({ approve: z.boolean() }),
    answer: ProofSchema,
    errors: ['proof.notFound', 'proof.closed'],
  }),
} as const;
