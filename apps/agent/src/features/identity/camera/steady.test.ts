import { expect, test } from 'bun:test';
import type { Verdict } from '../quality/judge.ts';
import { isSteady, type Steadiness, steadied, unsteady } from './steady.ts';

const after = (...verdicts: Verdict[]) => verdicts.reduce<Steadiness>(steadied, unsteady);

test('a photo takes itself only after four good looks in a row', () => {
  expect(isSteady(after('good', 'good', 'good'), 'good')).toBeFalse();
  expect(isSteady(after('good', 'good', 'good', 'good'), 'good')).toBeTrue();
  expect(isSteady(after('good', 'good', 'good', 'blurred', 'good'), 'good')).toBeFalse();
  expect(isSteady(after('glare', 'glare', 'glare', 'glare', 'glare'), 'good')).toBeFalse();
});

test('the first hint is shown at once, another one only when two looks agree', () => {
  expect(after('tooDark').shown).toBe('tooDark');
  expect(after('tooDark', 'glare').shown).toBe('tooDark');
  expect(after('tooDark', 'glare', 'tooDark', 'glare').shown).toBe('tooDark');
  expect(after('tooDark', 'glare', 'glare').shown).toBe('glare');
});
