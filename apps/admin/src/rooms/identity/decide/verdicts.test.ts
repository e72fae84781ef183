import { expect, test } from 'bun:test';
import type { DocumentStatus, IdentityCase } from '@hexaflate/contract/identity';
import { asDecision, firstDrafts, missingIn, verdictsFor } from './verdicts.ts';

function caseWith(ktp: DocumentStatus, selfie: DocumentStatus): IdentityCase {
  const document = (kind: 'ktp' | 'selfie', status: DocumentStatus) => ({
    kind,
    status,
    reasons: [],
    note: null,
    submittedAt: null,
    decidedAt: null,
    photoId: null,
  });
  return {
    agentCode: 'AG0001',
    agentName: 'Maju Jaya Cell',
    status: 'inReview',
    version: 3,
    waitingSince: null,
    lease: null,
    firstApproval: null,
    duplicateCount: 0,
    phone: null,
    secondApprover: false,
    documents: [document('ktp', ktp), document('selfie', selfie)],
    photos: [],
    person: null,
    nik: null,
    reading: { state: 'off', nik: null, name: null, birthDate: null },
    signals: { state: 'off', frames: [], ktpFace: null },
    seenOnPhone: null,
    duplicates: [],
    consent: null,
    history: [],
  };
}

test('approving approves all that waits, and touches nothing else', () => {
  expect(asDecision(3, firstDrafts(caseWith('inReview', 'inReview')))).toEqual({
    version: 3,
    ktp: { verdict: 'approve' },
    selfie: { verdict: 'approve' },
  });
  expect(asDecision(3, firstDrafts(caseWith('verified', 'inReview')))).toEqual({
    version: 3,
    selfie: { verdict: 'approve' },
  });
});

test('sending one photo back leaves the other one alone until somebody says so', () => {
  const drafts = firstDrafts(caseWith('inReview', 'inReview'), 'selfie');
  expect(drafts.ktp?.verdict).toBe('leave');
  const filled = {
    ...drafts,
    selfie: { verdict: 'repair' as const, reasons: ['blurred' as const], note: ' ' },
  };
  expect(asDecision(3, filled)).toEqual({ version: 3, selfie: { verdict: 'repair', reasons: ['blurred'] } });
});

test('what was verified may be sent back, never approved again', () => {
  expect(verdictsFor('verified')).toEqual(['leave', 'repair']);
  expect(firstDrafts(caseWith('verified', 'verified'), 'ktp').ktp?.verdict).toBe('repair');
  expect(verdictsFor('repair')).toEqual([]);
});

test('a photo is sent back only with a reason, and with words where the reason is none of the list', () => {
  const repair = (reasons: ('blurred' | 'other')[], note: string) =>
    missingIn({ ktp: { verdict: 'repair', reasons, note } });
  expect(repair([], 'buram')).toBe('needReason');
  expect(repair(['other'], '  ')).toBe('needNote');
  expect(repair(['other'], 'KTP milik istri')).toBeNull();
  expect(repair(['blurred'], '')).toBeNull();
  expect(missingIn({ ktp: { verdict: 'leave', reasons: [], note: '' } })).toBe('needVerdict');
});
