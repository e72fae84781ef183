import { expect, test } from 'bun:test';
import { SettingKeySchema } from './definitions.ts';
import { weakens, weakerWhen } from './weaker.ts';

test('a limit that protects is weakened one way and not the other', () => {
  expect(weakens('pin.triesBeforeLock', 5, 6)).toBe(true);
  expect(weakens('pin.triesBeforeLock', 5, 4)).toBe(false);
  expect(weakens('pin.firstLock', 900_000, 60_000)).toBe(true);
  expect(weakens('pin.firstLock', 900_000, 1_800_000)).toBe(false);
  expect(weakens('pin.firstLock', 900_000, 900_000)).toBe(false);
});

test('a list of what must be is weakened by what leaves it; a list of who may come in by any change', () => {
  expect(weakens('operators.secondFactorRoles', ['owner', 'admin'], ['owner'])).toBe(true);
  expect(weakens('operators.secondFactorRoles', ['owner'], ['owner', 'admin'])).toBe(false);
  expect(weakens('operators.secondFactorRoles', ['owner'], ['admin'])).toBe(true);
  expect(weakens('operators.allowedAddresses', ['192.0.2.1'], ['192.0.2.1', '198.51.100.0/24'])).toBe(true);
  expect(weakens('operators.allowedAddresses', ['192.0.2.1'], ['192.0.2.1'])).toBe(false);
});

test('a switch that protects is weakened by turning it off alone, and one with two edges by every change', () => {
  expect(weakens('identity.secondApprover', true, false)).toBe(true);
  expect(weakens('identity.secondApprover', false, true)).toBe(false);
  expect(weakens('sessions.singleDevice', true, false)).toBe(true);
  expect(weakens('pin.keysAllowed', true, false)).toBe(true);
  expect(weakens('pin.keysAllowed', false, true)).toBe(true);
});

test('every setting says whether it protects, and none does that is not there', () => {
  expect(Object.keys(weakerWhen).sort()).toEqual([...SettingKeySchema.options].sort());
});

test('of the rooms that protect, only what is named here protects nobody', () => {
  const rooms = /^(pin|sessions|newSessions|proofs|fraud|identity|appCheck|ownData|operators|closing)\./;
  const harmless = SettingKeySchema.options.filter((key) => rooms.test(key) && weakerWhen[key] === 'never');
  expect(harmless.sort()).toEqual([
    'identity.consentText',
    'identity.consentTextEnglish',
    'identity.leaseLife',
    'identity.open',
    'identity.photoSide',
    'identity.readKtp',
  ]);
});

test('what guards nothing weakens nothing', () => {
  expect(weakens('orders.unknownAfter', 120_000, 600_000)).toBe(false);
});
