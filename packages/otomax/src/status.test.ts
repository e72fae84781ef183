import { describe, expect, test } from 'bun:test';
import { knownStatuses, statusFamily, statusInfo } from './status.ts';

describe('status', () => {
  test.each([
    [0, 'pending'],
    [3, 'pending'],
    [4, 'pending'],
    [5, 'pending'],
    [19, 'pending'],
    [20, 'success'],
    [22, 'success'],
    [39, 'success'],
    [40, 'failed'],
    [72, 'failed'],
    [199, 'failed'],
    [200, 'pending'],
    [201, 'pending'],
    [255, 'pending'],
  ] as const)('%i is %s', (code, family) => {
    expect(statusFamily(code)).toBe(family);
    expect(statusInfo(code).family).toBe(family);
  });

  test('known codes have names of their own, each once', () => {
    const names = knownStatuses.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(statusInfo(52)).toEqual({
      code: 52,
      name: 'wrongDestination',
      label: 'Tujuan Salah',
      family: 'failed',
    });
  });

  test('a code that no version is known to use is named by its range', () => {
    expect([7, 33, 71].map((code) => statusInfo(code).name)).toEqual([
      'pendingOther',
      'successOther',
      'failedOther',
    ]);
  });
});
