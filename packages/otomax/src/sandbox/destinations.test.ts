import { describe, expect, test } from 'bun:test';
import { statusFamily } from '../status.ts';
import { forcedOutcome, forcedOutcomes } from './destinations.ts';

describe('destinations that force an outcome', () => {
  test.each([
    ['081234569003', 'failed'],
    ['+62 812-3456-9005', 'wrongNumber'],
    ['14012349002', 'slowSuccess'],
    ['628819006(2101)', 'priceMoved'],
    ['53009007', 'noAnswer'],
  ])('%s asks for %s', (destination, id) => {
    expect<string | undefined>(forcedOutcome(destination)?.id).toBe(id);
  });

  test.each(['081234567890', '', '900', '62881(9003)', '90030'])('%p asks for nothing', (destination) => {
    expect(forcedOutcome(destination)).toBeUndefined();
  });

  test('each has a suffix of its own and says in both languages what happens', () => {
    expect(new Set(forcedOutcomes.map(({ suffix }) => suffix)).size).toBe(forcedOutcomes.length);
    for (const { description, suffix, id } of forcedOutcomes) {
      expect(suffix).toMatch(/^\d{4}$/);
      expect(description.id).not.toBe(description.en);
      expect(forcedOutcome(`0812${suffix}`)?.id).toBe(id);
    }
  });

  test('only no answer at all stays open', () => {
    const open = forcedOutcomes.filter(({ finalStatus }) => finalStatus === null);
    expect(open.map(({ id }) => id)).toEqual(['noAnswer']);
    for (const { finalStatus } of forcedOutcomes) {
      if (finalStatus !== null) expect(statusFamily(finalStatus)).not.toBe('pending');
    }
  });
});
