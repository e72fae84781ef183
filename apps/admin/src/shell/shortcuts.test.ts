import { describe, expect, test } from 'bun:test';
import { type KeyPress, readShortcut } from './shortcuts.ts';

const bare: KeyPress = { key: '', command: false, alt: false, typing: false, covered: false };
const on = { afterG: false, singleKeys: true };

describe('keyboard shortcuts', () => {
  test('Ctrl K finds, even while typing and with single keys off', () => {
    const press = { ...bare, key: 'k', command: true, typing: true, covered: true };
    expect(readShortcut(press, { afterG: false, singleKeys: false })).toEqual({ type: 'find' });
  });

  test('a letter typed into a field is a letter', () => {
    for (const key of ['j', 'g', '/', '?'])
      expect(readShortcut({ ...bare, key, typing: true }, on)).toBeUndefined();
  });

  test('a letter under an open dialog moves nothing behind it', () => {
    expect(readShortcut({ ...bare, key: 'j', covered: true }, on)).toBeUndefined();
  });

  test('G and then a letter goes to its room', () => {
    expect(readShortcut({ ...bare, key: 'g' }, on)).toEqual({ type: 'goPending' });
    expect(readShortcut({ ...bare, key: 'u' }, { ...on, afterG: true })).toEqual({
      type: 'room',
      path: '/unknown',
    });
    expect(readShortcut({ ...bare, key: 'u' }, on)).toBeUndefined();
  });

  test('single keys can be turned off', () => {
    for (const key of ['j', 'g', '/', '?'])
      expect(readShortcut({ ...bare, key }, { afterG: true, singleKeys: false })).toBeUndefined();
  });
});
