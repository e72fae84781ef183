import { expect, test } from 'bun:test';
import { findSecurityGaps } from './security-table.ts';

const exists = (path: string) => path === 'apps/a.test.ts';
const problemsOf = (...rows: string[]) =>
  findSecurityGaps(rows.join('\n'), exists).filter((problem) => !problem.endsWith('has no row'));

test('a requirement without a row is missed', () => {
  const gaps = findSecurityGaps('| V6.5.4 | 2 | Codes | `apps/a.test.ts` |', exists);
  expect(gaps).toContain('V6.5.5 has no row');
  expect(gaps).toContain('MASVS-STORAGE-1 has no row');
  expect(gaps).not.toContain('V6.5.4 has no row');
});

test('a row names tests that exist, or says why there is none', () => {
  expect(
    problemsOf('| V6.5.4 | 2 | Codes | `apps/a.test.ts` |', '| V4.3.1 | 2 | GraphQL | Not: none here |'),
  ).toEqual([]);
  expect(
    problemsOf(
      '| V6.5.4 | 2 | Codes | `apps/gone.test.ts` |',
      '| V6.5.5 | 2 | Codes | later |',
      '| V6.5.6 | 3 | Codes | `apps/a.ts` |',
      '| V6.5.7 | 3 | Codes | Not: |',
    ),
  ).toEqual([
    'V6.5.4 names apps/gone.test.ts, which does not exist',
    'V6.5.5 names neither a test nor a reason',
    'V6.5.6 names apps/a.ts, which is no test',
    'V6.5.7 names neither a test nor a reason',
  ]);
});

test('two rows of one requirement are one too many', () => {
  const row = '| MASVS-AUTH-1 | – | Sign-in | `apps/a.test.ts` |';
  expect(problemsOf(row, row)).toEqual(['MASVS-AUTH-1 has two rows']);
});
