import { expect, test } from 'bun:test';
import { addCounts, closingLine, countBunResults, countPlaywrightResults } from './count-results.ts';

const bunOutput = `
a.test.ts:
 7 pass
(skip) c

 1 pass
 1 skip
 2 fail
 1 error
 1 expect() calls
Ran 4 tests across 2 files. [14.00ms]
`;

test('the closing lines of bun test are counted, files that cannot be loaded among the failures', () => {
  expect(countBunResults(bunOutput, 1)).toEqual({ passed: 1, failed: 2, skipped: 1 });
});

test('a run that crashed before its closing lines is a failure', () => {
  expect(countBunResults('Segmentation fault', 139)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('passing tests with a bad exit code are a failure', () => {
  expect(countBunResults(' 3 pass\n 0 fail\n', 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('a run without any test is a failure', () => {
  expect(countBunResults(' 0 pass\n 0 fail\n', 0).failed).toBe(1);
  expect(countPlaywrightResults(undefined, 0).failed).toBe(1);
});

test('a flaky browser test counts as failed', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } };
  expect(countPlaywrightResults(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test('the closing line adds everything up', () => {
  const sum = addCounts([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 2, failed: 3, skipped: 4 },
  ]);
  expect(closingLine(sum)).toBe('3 passed, 3 failed, 4 skipped');
  expect(closingLine({ passed: 1, failed: 0, skipped: 0 })).toBe('1 passed, 0 failed');
});
