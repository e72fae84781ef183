import { expect, test } from 'bun:test';
import { checkPlan, type ReadPlan } from './read-plan.ts';

const plan: ReadPlan = { port: 8370, tokens: ['t'], paths: ['/api/v1/me'], connections: 50, seconds: 2 };

test('a burst is bounded in connections and in time', () => {
  expect(() => checkPlan(plan)).not.toThrow();
  for (const heavier of [{ connections: 201 }, { connections: 0 }, { seconds: 31 }, { seconds: 0 }])
    expect(() => checkPlan({ ...plan, ...heavier })).toThrow(RangeError);
  expect(() => checkPlan({ ...plan, seconds: Number.NaN })).toThrow(RangeError);
});

test('a burst without anyone to ask as, or anything to ask for, is refused', () => {
  expect(() => checkPlan({ ...plan, tokens: [] })).toThrow(RangeError);
  expect(() => checkPlan({ ...plan, paths: [] })).toThrow(RangeError);
  expect(() => checkPlan({ ...plan, port: 0 })).toThrow(RangeError);
});
