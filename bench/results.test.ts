import { expect, test } from 'bun:test';
import { summarise } from './results.ts';
import type { Figure } from './scenario.ts';

const figures: Figure[] = [
  { key: 'p50Ms', label: 'Time', unit: 'ms', target: { atMost: 100 } },
  { key: 'perSecond', label: 'Rate', unit: 'perSecond', target: { atLeast: 500 } },
  { key: 'screenMs', label: 'Screen', unit: 'ms', target: { atMost: 10 } },
];
const round = (values: Record<string, number>) => ({ ...values, load: 1, cpuShare: 1 });

test('a figure is the median of its rounds, with the lowest and the highest beside it', () => {
  const { medians, spread } = summarise(figures, [
    round({ p50Ms: 90, perSecond: 400 }),
    round({ p50Ms: 300, perSecond: 600 }),
    round({ p50Ms: 80, perSecond: 700 }),
  ]);
  expect(medians).toEqual({ p50Ms: 90, perSecond: 600 });
  expect(spread.p50Ms).toEqual({ min: 80, max: 300 });
});

test('a target is met by the median, whether it is a ceiling or a floor', () => {
  const met = (values: Record<string, number>) => summarise(figures, [round(values)]).targets;
  expect(met({ p50Ms: 100, perSecond: 500 })).toMatchObject({
    p50Ms: { met: true },
    perSecond: { met: true },
  });
  expect(met({ p50Ms: 101, perSecond: 499 })).toMatchObject({
    p50Ms: { met: false },
    perSecond: { met: false },
  });
});

test('what no round could measure is left out, and its target neither met nor missed', () => {
  const { medians, targets } = summarise(figures, [round({ p50Ms: 1 })]);
  expect(medians).not.toHaveProperty('screenMs');
  expect(targets).not.toHaveProperty('screenMs');
});
