import { expect, test } from 'bun:test';
import type { DocumentStatus, Identity } from '@hexaflate/contract/identity';
import { neededSteps, stepToShow } from './needed.ts';

function identity(ktp: DocumentStatus, selfie: DocumentStatus, given: string | null = null): Identity {
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
    open: true,
    status: 'none',
    version: 0,
    documents: [document('ktp', ktp), document('selfie', selfie)],
    history: [],
    person: null,
    consent: {
      version: '2',
      text: { id: '', en: '' },
      given: given === null ? null : { version: given, at: '2026-01-01T00:00:00Z' },
    },
    photo: { maxBytes: 1, minSide: 1, maxPixels: 1 },
    liveness: true,
  };
}

test('who begins goes through everything', () => {
  expect(neededSteps(identity('none', 'none'))).toEqual(['consent', 'ktp', 'details', 'selfie', 'review']);
});

test('only what was sent back is taken again', () => {
  expect(neededSteps(identity('verified', 'repair', '2'))).toEqual(['selfie', 'review']);
  expect(neededSteps(identity('repair', 'inReview', '2'))).toEqual(['ktp', 'details', 'review']);
});

test('a new consent text is agreed to before anything is sent again', () => {
  expect(neededSteps(identity('repair', 'verified', '1'))).toEqual(['consent', 'ktp', 'details', 'review']);
});

test('there is nothing to do in review, when verified, or where no documents are taken', () => {
  expect(neededSteps(identity('inReview', 'inReview', '2'))).toEqual([]);
  expect(neededSteps(identity('verified', 'verified', '2'))).toEqual([]);
  expect(neededSteps({ ...identity('none', 'none'), open: false })).toEqual([]);
});

test('no step can be reached by its address before what it stands on', () => {
  const needed = neededSteps(identity('none', 'none'));
  const nothing = { agreed: false, ktp: false, details: false, selfie: false };
  expect(stepToShow('review', needed, nothing)).toBe('consent');
  expect(stepToShow('selfie', needed, { ...nothing, agreed: true, ktp: true })).toBe('details');
  expect(stepToShow('ktp', needed, { ...nothing, agreed: true, ktp: true })).toBe('ktp');
  expect(stepToShow('nonsense', needed, nothing)).toBe('consent');
  expect(stepToShow('review', needed, { agreed: true, ktp: true, details: true, selfie: true })).toBe(
    'review',
  );
});
