import { afterEach, beforeEach, expect, test } from 'bun:test';
import { createPhone, type Phone, vaultOf } from '@hexaflate/device-vault/testing/phone';
import { raiseShell } from './raise-shell.ts';

const PLACE = { platform: 'android', apiOrigin: 'https://shop.test' } as const;
const before = {
  window: globalThis.window,
  localStorage: globalThis.localStorage,
  document: globalThis.document,
};
const notes = new Map<string, string>();
let phone: Phone;

beforeEach(() => {
  phone = createPhone();
  notes.clear();
  Object.assign(globalThis, {
    window: {},
    document: { documentElement: { lang: 'en' } },
    localStorage: {
      getItem: (name: string) => notes.get(name) ?? null,
      setItem: (name: string, value: string) => void notes.set(name, value),
    },
  });
});
afterEach(() => void Object.assign(globalThis, before));

test('what an earlier installation left in the phone is thrown away at the first start, and only then', async () => {
  phone.kept.set('hexaflate.tokens', 'of somebody who had the app before');
  await raiseShell(vaultOf(phone), PLACE);
  expect(phone.kept.size).toBe(0);
  await window.hexaflateShell?.secureStorage.set('hexaflate.tokens', 'own');
  await raiseShell(vaultOf(phone), PLACE);
  expect(await window.hexaflateShell?.secureStorage.get('hexaflate.tokens')).toBe('own');
});

test('a phone without a sensor has no approval key, and everything else', async () => {
  phone.sensor = 'noSensor';
  await raiseShell(vaultOf(phone), PLACE);
  expect(window.hexaflateShell).toMatchObject(PLACE);
  expect(window.hexaflateShell?.approvalKey).toBeUndefined();
  expect((await window.hexaflateShell?.deviceKey.publicJwk())?.crv).toBe('P-256');
});

test('a sensor that does not answer costs the approval by it and not the app', async () => {
  const vault = { ...vaultOf(phone), sensor: () => Promise.reject(new Error('a bridge that fell down')) };
  await raiseShell(vault, PLACE);
  expect(window.hexaflateShell).toMatchObject(PLACE);
  expect(window.hexaflateShell?.approvalKey).toBeUndefined();
});

test('a sensor that knows nobody yet is there, and usable once it knows somebody', async () => {
  phone.sensor = 'notEnrolled';
  await raiseShell(vaultOf(phone), PLACE);
  expect(await window.hexaflateShell?.approvalKey?.usable()).toBe(false);
  phone.sensor = 'ready';
  expect(await window.hexaflateShell?.approvalKey?.usable()).toBe(true);
});

test("the phone's prompt speaks the language of the app", async () => {
  await raiseShell(vaultOf(phone), PLACE);
  await window.hexaflateShell?.approvalKey?.make();
  const digest = Buffer.alloc(32, 7).toString('base64url');
  await window.hexaflateShell?.approvalKey?.sign(digest);
  document.documentElement.lang = 'id';
  await window.hexaflateShell?.approvalKey?.sign(digest);
  expect(phone.prompts.map(({ title }) => title)).toEqual([
    'Confirm that it is you',
    'Pastikan bahwa ini Anda',
  ]);
});
