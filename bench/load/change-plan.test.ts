import { expect, test } from 'bun:test';
import { type ChangePlan, checkChanges } from './change-plan.ts';

const plan: ChangePlan = {
  url: 'http://localhost:8370',
  otomax: 'otomax.sqlite',
  watched: [{ code: 'AG0001', token: 't', ticket: 'k' }],
  others: [],
  perSecond: 500,
  pauseMs: 10,
  changes: 100,
};

test('changes are bounded in rate and number, and looked for on this machine', () => {
  expect(() => checkChanges(plan)).not.toThrow();
  for (const wrong of [
    { url: 'https://shop.example' },
    { watched: [] },
    { perSecond: 2001 },
    { perSecond: Number.NaN },
    { changes: 0 },
    { changes: 200_001 },
  ])
    expect(() => checkChanges({ ...plan, ...wrong })).toThrow(RangeError);
});
