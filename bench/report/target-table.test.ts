import { expect, test } from 'bun:test';
import { type Results, summarise } from '../results.ts';
import type { Scenario } from '../scenario.ts';
import { targetTable, withTable } from './target-table.ts';

const scenario: Scenario = {
  name: 'home',
  title: 'Home',
  method: '',
  figures: [
    { key: 'ratio', label: 'Ours over theirs', unit: 'times', target: { atLeast: 1.5 } },
    { key: 'p99Ms', label: 'p99', unit: 'ms', target: { atMost: 1 } },
    { key: 'rate', label: 'Rate', unit: 'perSecond' },
    { key: 'absent', label: 'Not measured here', unit: 'ms', target: { atMost: 1 } },
  ],
  charts: [],
  open: () => Promise.reject(new Error('never opened')),
};
const round = { load: 1, cpuShare: 1 };
const results: Results = {
  at: '2026-01-02T03:04:05.000Z',
  seconds: 1,
  roundsAsked: 2,
  machine: { cpu: 'A processor', cores: 2, memoryBytes: 1, os: 'Linux', versions: {} },
  leftOut: [],
  scenarios: [
    {
      scenario,
      result: summarise(scenario.figures, [
        { ratio: 1.4, p99Ms: 0.2, rate: 10, ...round },
        { ratio: 1.5, p99Ms: 0.4, rate: 20, ...round },
      ]),
    },
  ],
};

test('figures with a target stand in the table with median, spread and verdict; others do not', () => {
  const table = targetTable(results);
  expect(table).toContain('| `home.ratio` | at least 1.5× | 1.45× | 1.4× – 1.5× | **missed** |');
  expect(table).toContain('| `home.p99Ms` | at most 1 ms | 0.3 ms | 0.2 ms – 0.4 ms | met |');
  expect(table).not.toContain('home.rate');
  expect(table).not.toContain('home.absent');
});

test('a new table takes the place of the old one and of nothing else', () => {
  const page = 'before\n<!-- figures: written by npm run bench -->\nold\n<!-- end of figures -->\nafter\n';
  const once = withTable(page, 'new');
  expect(once).toBe(
    'before\n<!-- figures: written by npm run bench -->\nnew\n<!-- end of figures -->\nafter\n',
  );
  expect(withTable(once, 'new')).toBe(once);
  expect(() => withTable('no place', 'new')).toThrow('no place');
});
