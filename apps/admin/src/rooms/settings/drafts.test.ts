import { expect, test } from 'bun:test';
import type { Setting } from '@hexaflate/contract/settings';
import { changesOf, edited, entryIn, flawIn } from './drafts.ts';

const setting: Setting = {
  key: 'pin.triesBeforeLock',
  label: { id: 'x', en: 'x' },
  meaning: { id: 'x', en: 'x' },
  form: { type: 'wholeNumber', min: 3, max: 10, unit: null },
  default: 5,
  value: 4,
  version: 2,
  changedBy: 'budi',
  changedAt: null,
};

test('an entry that is as the setting stands is no change', () => {
  const changed = edited(new Map(), setting, '6');
  expect(changesOf([setting], changed)).toEqual([{ key: setting.key, value: 6, version: 2 }]);
  expect(edited(changed, setting, '4').size).toBe(0);
  expect(edited(new Map(), { ...setting, value: 5 }, null).size).toBe(0);
});

test('a change keeps the version it began from, though somebody else changes the setting meanwhile', () => {
  const drafts = edited(new Map(), setting, '6');
  const later = edited(drafts, { ...setting, value: 9, version: 3 }, '7');
  expect(changesOf([setting], later)).toEqual([{ key: setting.key, value: 7, version: 2 }]);
});

test('taking the default shows it and sends no value', () => {
  const drafts = edited(new Map(), setting, null);
  expect(entryIn(setting, drafts.get(setting.key))).toBe('5');
  expect(changesOf([setting], drafts)).toEqual([{ key: setting.key, value: null, version: 2 }]);
});

test('nothing is sent while one entry has a flaw', () => {
  const drafts = edited(new Map(), setting, '99');
  expect(flawIn(setting, drafts.get(setting.key))).toEqual({ flaw: 'range' });
  expect(changesOf([setting], drafts)).toBeUndefined();
});
