import { describe, expect, test } from 'bun:test';
import { type Rules, rules } from '../rules.ts';
import { explore } from './explore.ts';
import type { Scenario, Subject } from './world.ts';

const quiet: Scenario = {
  readers: [1, 1],
  writers: [['a'], ['b']],
  batch: 2,
  crashes: 0,
  evictions: 0,
  silences: 0,
  failures: 0,
};
const sound: Subject = { rules };

function broken(rule: Partial<Rules>): Subject {
  return { rules: { ...rules, ...rule } };
}

describe('in every interleaving, no read that begins after a change was applied shows the older value', () => {
  const scenarios: Record<string, Scenario> = {
    'with a relay that crashes and falls silent, and an eviction': {
      ...quiet,
      crashes: 1,
      evictions: 1,
      silences: 1,
    },
    'with more reads, and a relay that takes one change at a time': {
      ...quiet,
      readers: [2, 1],
      batch: 1,
      crashes: 1,
      evictions: 1,
    },
    'with one row written twice, loads that fail, and a silence': {
      ...quiet,
      writers: [['a', 'a']],
      silences: 1,
      failures: 1,
    },
  };
  for (const [name, scenario] of Object.entries(scenarios)) {
    test(name, async () => {
      const { violation, states } = await explore(scenario, sound);
      expect(violation).toBeUndefined();
      expect(states).toBeGreaterThan(5000);
    }, 120_000);
  }

  test('with steps taken between any two promises of a load that lands', async () => {
    const scenario = { ...quiet, writers: [['a']] as const };
    const { violation, runs } = await explore(scenario, sound, { merges: true, hurries: true });
    expect(violation).toBeUndefined();
    expect(runs).toBeGreaterThan(5000);
  }, 120_000);
});

describe('the exploration finds what breaks when', () => {
  const outlived = /^memory shows/;
  const served = /^reader \d/;
  const cases: [name: string, subject: Subject, scenario: Partial<Scenario>, violation: RegExp][] = [
    ['the lease is not checked', broken({ holds: () => true }), {}, outlived],
    ['bodies stay when their tags move', { ...sound, keepsMovedBodies: true }, {}, outlived],
    ['reads share whatever load is under way', broken({ mayShare: () => true }), {}, served],
    [
      'reads share a load whose lease held, although they may have missed moves',
      broken({ mayShare: (landing, reader) => rules.mayShare(landing, { ...reader, trusted: true }) }),
      { silences: 1 },
      served,
    ],
    [
      'reads take no load but their own',
      broken({ mayShare: () => false }),
      { readers: [1, 1, 1] },
      /waited for 3 loads$/,
    ],
    [
      'memory is served in silence',
      broken({ trusts: () => true }),
      { readers: [2], writers: [['a']], silences: 1, staysSilent: true },
      served,
    ],
    [
      'memory is remembered through a silence',
      { ...sound, remembersThroughSilence: true },
      { readers: [1], writers: [['a']], silences: 1 },
      outlived,
    ],
    [
      'the relay acknowledges before it applies',
      sound,
      { readers: [2], writers: [['a']], acknowledgesFirst: true, crashes: 1 },
      outlived,
    ],
  ];
  for (const [name, subject, scenario, expected] of cases) {
    test(name, async () => {
      const { violation } = await explore({ ...quiet, ...scenario }, subject);
      expect(violation?.what).toMatch(expected);
    }, 120_000);
  }

  test('a body is kept a moment after its lease was checked', async () => {
    const scenario = { ...quiet, writers: [['a']] as const };
    const late = { ...sound, keepsLate: true };
    expect((await explore(scenario, late)).violation).toBeUndefined();
    expect((await explore(scenario, late, { merges: true, hurries: true })).violation?.what).toMatch(
      outlived,
    );
  }, 120_000);
});

test('following each state once leads to the same ends as following every order of steps', async () => {
  const scenario = { ...quiet, writers: [['a']] as const };
  const merged = await explore(scenario, sound);
  const all = await explore(scenario, sound, { merges: false, hurries: false });
  expect(all.runs).toBeGreaterThan(5 * merged.runs);
  expect(merged.ends).toEqual(all.ends);
  expect(merged.states).toBe(all.states);
});
