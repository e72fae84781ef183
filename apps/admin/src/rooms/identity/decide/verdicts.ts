import type { DecideIdentity, DocumentKind, IdentityCase } from '@hexaflate/contract/identity';
import type { RepairReasonCode } from '@hexaflate/contract/repair-reasons';

export type Verdict = 'approve' | 'repair' | 'leave';

/** What a reviewer has filled in for one document. */
export interface Draft {
  verdict: Verdict;
  reasons: RepairReasonCode[];
  note: string;
}

export type Drafts = Partial<Record<DocumentKind, Draft>>;

/** The verdicts that a document may be given: what waits may be approved, what was verified only be sent back. */
export function verdictsFor(status: IdentityCase['documents'][number]['status']): Verdict[] {
  if (status === 'inReview') return ['approve', 'repair', 'leave'];
  return status === 'verified' ? ['leave', 'repair'] : [];
}

/** What the dialog begins with: everything that waits approved, except `repair`, which is to be sent back. */
export function firstDrafts({ documents }: IdentityCase, repair?: DocumentKind): Drafts {
  return Object.fromEntries(
    documents.flatMap(({ kind, status }) => {
      const [first] = verdictsFor(status);
      if (!first) return [];
      const verdict: Verdict = kind === repair ? 'repair' : repair && first === 'approve' ? 'leave' : first;
      return [[kind, { verdict, reasons: [], note: '' }]];
    }),
  );
}

/** What is missing before it can be sent; null when nothing is. */
export function missingIn(drafts: Drafts): 'needVerdict' | 'needReason' | 'needNote' | null {
  const given = Object.values(drafts).filter(({ verdict }) => verdict !== 'leave');
  if (given.length === 0) return 'needVerdict';
  const repairs = given.filter(({ verdict }) => verdict === 'repair');
  if (repairs.some(({ reasons }) => reasons.length === 0)) return 'needReason';
  if (repairs.some(({ reasons, note }) => reasons.includes('other') && note.trim() === '')) return 'needNote';
  return null;
}

/** The drafts as the server takes them. */
export function asDecision(version: number, { ktp, selfie }: Drafts): DecideIdentity {
  return { version, ...(ktp && decisionOf('ktp', ktp)), ...(selfie && decisionOf('selfie', selfie)) };
}

function decisionOf(kind: DocumentKind, { verdict, reasons, note }: Draft): Partial<DecideIdentity> {
  if (verdict === 'leave') return {};
  if (verdict === 'approve') return { [kind]: { verdict } };
  return { [kind]: { verdict, reasons, ...(note.trim() && { note: note.trim() }) } };
}
