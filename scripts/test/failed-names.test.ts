import { expect, test } from 'bun:test';
import { failedBrowserTests, failedBunTests } from './failed-names.ts';

const bunOutput = `bun test v1.4.5

packages/a.test.ts:
error: expect(received).toBe(expected)
(fail) orders > a second tap > sells [once] [3.54ms]
\u001b[0m\u001b[31m(fail)\u001b[0m waits for ever\u001b[2m [20000.74ms]\u001b[0m
  ^ this test timed out after 20000ms.

apps/b.test.tsx:

# Unhandled error between tests
-------------------------------
error: Cannot find module './nowhere.ts'

2 tests failed:

packages/a.test.ts:
(fail) waits for ever [20000.74ms]

 32 pass
 3 fail
`;

test('each failed test is named once, with its file, and so is a file that could not be loaded', () => {
  expect(failedBunTests(bunOutput)).toEqual([
    'packages/a.test.ts: orders > a second tap > sells [once]',
    'packages/a.test.ts: waits for ever',
    'apps/b.test.tsx: an error outside of its tests',
  ]);
});

test('a run without failures names none', () => {
  expect(failedBunTests(' 3 pass\n 0 fail\n')).toEqual([]);
});

test('browser tests are named however deep they stand, flaky ones too', () => {
  const spec = (title: string, ok: boolean, status: string) => ({
    title,
    file: 'agent/sell.spec.ts',
    ok,
    tests: [{ status }],
  });
  const suites = [
    {
      specs: [spec('works', true, 'expected'), spec('breaks', false, 'unexpected')],
      suites: [{ specs: [spec('wavers', true, 'flaky')] }],
    },
  ];
  expect(failedBrowserTests(suites)).toEqual(['agent/sell.spec.ts: breaks', 'agent/sell.spec.ts: wavers']);
});
