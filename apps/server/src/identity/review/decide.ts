import {
  type DecideIdentity,
  type DocumentKind,
  documentKinds,
  type IdentityDecision,
  type IdentityStatus,
  isReasonFor,
} from '@hexaflate/contract';
import { type IdentityDocumentTable, type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { audit } from '../../audit/audit.ts';
import type { ByOperator } from '../../audit/by-operator.ts';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { notify } from '../../notify/notify.ts';
import { announceCase } from '../announce.ts';
import { caseTurn, noteEvent, readCase, writeCase } from '../documents.ts';
import { requireLease } from './lease.ts';
import { requireCase } from './require-case.ts';

/** What a decision has made of a document. */
type Outcome = 'approved' | 'verified' | 'repair';

/**
 * Decides about one document or both, all or none, and leaves the case. Where a second approver is asked for, the first
 * approval only notes itself, and the same operator cannot give the second. Throws `identity.notFound`,
 * `identity.notYours`, `identity.conflict`, `identity.notInReview`, `identity.sameApprover`, `identity.reasonWrong`.
 */
export async function decideIdentity(
  context: Context,
  { username, ...deed }: ByOperator,
  agentCode: string,
  decision: DecideIdentity,
): Promise<void> {
  const decided = await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, caseTurn(agentCode));
    requireLease(await requireCase(transaction, agentCode), username, context.now());
    const standing = await readCase(transaction, agentCode);
    if (standing.row.version !== decision.version)
      throw new AppError('identity.conflict', { version: standing.row.version });
    const settings = await context.settings.exact(transaction);
    const second = settings.get('identity.secondApprover');
    const outcomes: Partial<Record<DocumentKind, Outcome>> = {};
    for (const kind of documentKinds) {
      const verdict = decision[kind];
      if (!verdict) continue;
      const before = standing.documents[kind];
      const { outcome, document } = judge(before, verdict, { reviewer: username, second, at: context.now() });
      standing.documents[kind] = document;
      outcomes[kind] = outcome;
      await noteEvent(context, transaction, {
        agent_code: agentCode,
        document: kind,
        event: outcome,
        actor: deed.actor,
        reasons: document.reasons,
        note: document.note,
      });
      await stampPhotos(context, transaction, document, outcome);
    }
    if (Object.keys(outcomes).length === 0) throw new AppError('identity.notInReview');
    const row = { ...standing.row, lease_operator: null, lease_until: null };
    const { status, version } = await writeCase(context, transaction, { ...standing, row });
    await audit(transaction, context.now(), {
      ...deed,
      verb: 'identity.decided',
      subject: `agent:${agentCode}`,
      before: { status: standing.row.status, version: standing.row.version },
      after: { status, version, ...outcomes, ...reasonsOf(decision) },
    });
    return { before: standing.row.status, status, version, outcomes };
  });
  announceCase(context, agentCode);
  await tell(context, agentCode, decided);
}

function judge(
  document: IdentityDocumentTable,
  verdict: IdentityDecision,
  { reviewer, second, at }: { reviewer: string; second: boolean; at: number },
): { outcome: Outcome; document: IdentityDocumentTable } {
  if (verdict.verdict === 'repair') {
    if (document.status !== 'inReview' && document.status !== 'verified')
      throw new AppError('identity.notInReview');
    requireReasons(document.kind, verdict);
    return {
      outcome: 'repair',
      document: {
        ...document,
        status: 'repair',
        reasons: JSON.stringify(verdict.reasons),
        note: verdict.note || null,
        decided_at: at,
        first_approver: null,
        first_approved_at: null,
      },
    };
  }
  if (document.status !== 'inReview') throw new AppError('identity.notInReview');
  if (second && document.first_approver === reviewer) throw new AppError('identity.sameApprover');
  if (second && document.first_approver === null)
    return {
      outcome: 'approved',
      document: { ...document, first_approver: reviewer, first_approved_at: at },
    };
  return { outcome: 'verified', document: { ...document, status: 'verified', decided_at: at } };
}

function requireReasons(
  kind: DocumentKind,
  { reasons, note }: IdentityDecision & { verdict: 'repair' },
): void {
  const fitting = reasons.every((reason) => isReasonFor(reason, kind));
  if (!fitting || (reasons.includes('other') && !note)) throw new AppError('identity.reasonWrong');
}

/** From here on counts for how long a photo is kept; the KTP's of somebody verified as long as his account. */
async function stampPhotos(
  { now }: Pick<Context, 'now'>,
  transaction: Transaction<StoreTables>,
  { kind, photo_id: photoId }: IdentityDocumentTable,
  outcome: Outcome,
): Promise<void> {
  if (photoId === null || outcome === 'approved' || (outcome === 'verified' && kind === 'ktp')) return;
  const stamp =
    outcome === 'repair'
      ? { rejected_at: now(), verified_at: null }
      : { rejected_at: null, verified_at: now() };
  await transaction
    .updateTable('identity_photo')
    .set(stamp)
    .where(({ eb, or, and, selectFrom }) =>
      or([
        eb('id', '=', photoId),
        and([
          eb('kind', '=', 'frame'),
          eb(
            'liveness_id',
            'in',
            selectFrom('identity_photo').select('liveness_id').where('id', '=', photoId),
          ),
        ]),
      ]),
    )
    .execute();
}

function reasonsOf(decision: DecideIdentity): Record<string, string[]> {
  return Object.fromEntries(
    documentKinds.flatMap((kind) => {
      const verdict = decision[kind];
      return verdict?.verdict === 'repair' ? [[`${kind}Reasons`, verdict.reasons] as const] : [];
    }),
  );
}

async function tell(
  context: Context,
  agentCode: string,
  decided: {
    before: IdentityStatus;
    status: IdentityStatus;
    version: number;
    outcomes: Partial<Record<DocumentKind, Outcome>>;
  },
): Promise<void> {
  const toRepair = documentKinds.filter((kind) => decided.outcomes[kind] === 'repair');
  const verified = decided.status === 'verified' && decided.before !== 'verified';
  if (!verified && toRepair.length === 0) return;
  await notify(context, {
    agentCode,
    kind: verified ? 'identity.verified' : 'identity.repair',
    params: verified ? {} : { documents: toRepair.join(',') },
    orderId: null,
    dedupeKey: `identity:${decided.version}`,
  });
}
