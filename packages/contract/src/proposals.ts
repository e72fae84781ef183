import * as z from 'zod';
import { AuditValueSchema } from './audit.ts';
import type { Sentence } from './errors/kind.ts';
import { InvitationSchema } from './operators.ts';
import { ReviewerOpenedSchema } from './sign-in.ts';
import { CursorSchema, InstantSchema, LimitQuery } from './wire.ts';

/**
 * Every kind of deed that can be made to need a second operator's word, and what people call it. Which of them do is
 * the setting `operators.approvalVerbs`; a route names its kind as `approval`.
 */
export const approvalVerbs = {
  'settings.change': { id: 'Mengubah pengaturan', en: 'Changing settings' },
  'settings.weaken': { id: 'Melonggarkan pengaturan pelindung', en: 'Weakening settings that protect' },
  'operators.invite': {
    id: 'Mengundang operator, atau memberinya kata sandi sekali pakai',
    en: 'Inviting an operator, or giving him a one-time password',
  },
  'operators.changeRole': { id: 'Mengganti peran operator', en: "Changing an operator's role" },
  'operators.remove': { id: 'Menghapus operator', en: 'Removing an operator' },
  'operators.removeFactor': {
    id: 'Mencabut faktor kedua operator',
    en: "Taking an operator's second factor away",
  },
  'roles.change': { id: 'Mengubah peran', en: 'Changing roles' },
  'agents.markSafe': {
    id: 'Menandai perangkat agen aman',
    en: "Marking an agent's device as safe",
  },
  'agents.startPinReset': {
    id: 'Mengizinkan agen membuat PIN baru, atau membuka PIN-nya lagi',
    en: 'Letting an agent choose a new PIN, or accepting his PIN again',
  },
  'fraud.release': {
    id: 'Melepas transaksi yang ditahan',
    en: 'Releasing a held sale',
  },
  'identity.erase': {
    id: 'Menghapus data identitas agen selamanya',
    en: "Erasing an agent's identity data for good",
  },
  'reviewers.admit': {
    id: 'Mengizinkan peninjau aplikasi masuk sebagai agen',
    en: 'Letting reviewers of the app in as an agent',
  },
  'otomax.agree': { id: 'Mengonfirmasi format pesan', en: 'Agreeing to message formats' },
} as const satisfies Record<string, Sentence>;

export type ApprovalVerb = keyof typeof approvalVerbs;

/** What a deed would change, as the trail will tell it. */
export const ForeseenSchema = z.object({
  subject: z.string(),
  before: AuditValueSchema.nullable(),
  after: AuditValueSchema.nullable(),
});
export type Foreseen = z.infer<typeof ForeseenSchema>;

export const ProposalStateSchema = z.enum(['open', 'expired', 'done', 'refused', 'withdrawn', 'moved']);

export const ProposalSchema = z
  .object({
    id: z.string(),
    verb: z.string(),
    /** What the deed is called. */
    title: z.object({ id: z.string(), en: z.string() }),
    changes: z.array(ForeseenSchema),
    /** Names exactly this proposal; give it back to approve what was shown. */
    digest: z.string(),
    proposer: z.string(),
    reason: z.string(),
    state: ProposalStateSchema,
    createdAt: InstantSchema,
    expiresAt: InstantSchema,
    decidedBy: z.string().nullable(),
    decidedAt: InstantSchema.nullable(),
    decidedReason: z.string().nullable(),
    /** Whether whoever asks may approve it: never his own, and only what he might do himself. */
    decidable: z.boolean(),
    /** Whether it is his own, to take back. */
    mine: z.boolean(),
  })
  .meta({ id: 'Proposal' });
export type Proposal = z.infer<typeof ProposalSchema>;

/**
 * What came of an approval; an invitation, or the code of reviewers, is shown to the approver, this once, to be handed to
 * whom it is for.
 */
export const ApprovedSchema = z.object({
  proposal: ProposalSchema,
  invitation: InvitationSchema.nullable(),
  reviewer: ReviewerOpenedSchema.nullable(),
});

export type Approved = z.infer<typeof ApprovedSchema>;

export const ProposalsQuery = z.object({
  state: z.enum(['open', 'decided']).default('open'),
  cursor: CursorSchema.optional(),
  limit: LimitQuery,
});

const ReasonSchema = z.string().trim().min(3).max(500);

/** A call of a route as it would have been made, and why. */
export const ProposeSchema = z.object({
  route: z.string().min(1).max(60),
  params: z.record(z.string(), z.string()).optional(),
  body: z.record(z.string(), z.unknown()).optional(),
  reason: ReasonSchema,
});
export const ApproveProposalSchema = z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export const RefuseProposalSchema = z.object({ reason: ReasonSchema });
