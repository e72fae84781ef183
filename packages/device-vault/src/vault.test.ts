import { beforeEach, expect, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicJwk } from '@hexaflate/contract/device-proof';
import { approvalKey } from './approval-key.ts';
import { fromBase64 } from './base64.ts';
import { shellDeviceKey } from './device-key.ts';
import { secureStorage } from './secure-storage.ts';
import { createPhone, type Phone, vaultMethods, vaultOf } from './testing/phone.ts';
import { type DeviceVault, vaultCodes } from './vault.ts';

const WORDS = { title: 'Pastikan bahwa ini Anda', cancel: 'Pakai PIN' };
const DIGEST = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');

let phone: Phone;
let vault: DeviceVault;
beforeEach(() => {
  phone = createPhone();
  vault = vaultOf(phone);
});

async function holds(jwk: PublicJwk, signature: Uint8Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>) {
  const key = await crypto.subtle.importKey('jwk', { ...jwk }, { name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'verify',
  ]);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, bytes);
}

test('the device key is made at its first use, stays the same, and signs what the server can check', async () => {
  const key = shellDeviceKey(vault);
  const jwk = await key.publicJwk();
  expect(await key.publicJwk()).toEqual(jwk);
  expect(await shellDeviceKey(vault).publicJwk()).toEqual(jwk);
  const bytes = new TextEncoder().encode('head.body');
  expect(await holds(jwk, Uint8Array.from(await key.sign(bytes)), bytes)).toBe(true);
});

test('requests that begin at the same time make one device key', async () => {
  const key = shellDeviceKey(vault);
  const all = await Promise.all([key.publicJwk(), key.publicJwk(), key.publicJwk()]);
  expect(new Set(all.map(({ x }) => x)).size).toBe(1);
});

test('a wiped or lost device key is followed by another at the next use', async () => {
  const key = shellDeviceKey(vault);
  const first = await key.publicJwk();
  await key.wipe();
  const second = await key.publicJwk();
  expect(second.x).not.toBe(first.x);
  phone.loseDeviceKey();
  await expect(key.sign(new Uint8Array(3))).rejects.toMatchObject({ code: 'keyGone' });
  await key.sign(new Uint8Array(3)).catch(() => {});
  expect((await key.publicJwk()).x).not.toBe(second.x);
});

test('the approval key signs a digest after its prompt, in the words that it was given', async () => {
  const key = approvalKey(vault, () => WORDS);
  const jwk = await key.make();
  const approved = await key.sign(DIGEST);
  expect(phone.prompts).toEqual([WORDS]);
  if (!('signature' in approved)) throw new Error(approved.refused);
  expect(await holds(jwk, fromBase64(approved.signature), fromBase64(DIGEST))).toBe(true);
  expect(fromBase64(approved.signature)).toHaveLength(64);
});

test('why the sensor did not release the key is told apart', async () => {
  const key = approvalKey(vault, () => WORDS);
  expect(await key.sign(DIGEST)).toEqual({ refused: 'keyGone' });
  await key.make();
  for (const person of ['cancelled', 'lockedOut'] as const) {
    phone.person = person;
    expect(await key.sign(DIGEST)).toEqual({ refused: person });
  }
  phone.person = 'recognised';
  phone.addFinger();
  expect(await key.sign(DIGEST)).toEqual({ refused: 'keyGone' });
  const broken: DeviceVault = { ...vault, sign: () => Promise.reject(new Error('a bridge that fell down')) };
  expect(await approvalKey(broken, () => WORDS).sign(DIGEST)).toEqual({ refused: 'failed' });
});

test('a sensor that knows nobody makes no key, until it knows somebody', async () => {
  const key = approvalKey(vault, () => WORDS);
  phone.sensor = 'notEnrolled';
  expect(await key.usable()).toBe(false);
  await expect(key.make()).rejects.toMatchObject({ code: 'notEnrolled' });
  phone.sensor = 'ready';
  expect(await key.usable()).toBe(true);
});

test('what was kept comes back, and what cannot be opened any more is thrown away', async () => {
  const storage = secureStorage(vault);
  expect(await storage.get('tokens')).toBeNull();
  await storage.set('tokens', 'a token');
  expect(await storage.get('tokens')).toBe('a token');
  phone.loseStorageKey();
  expect(await storage.get('tokens')).toBeNull();
  expect(phone.kept.size).toBe(0);
  await storage.set('tokens', 'another');
  expect(await storage.get('tokens')).toBe('another');
  const broken: DeviceVault = { ...vault, read: () => Promise.reject(new Error('a bridge that fell down')) };
  await expect(secureStorage(broken).get('tokens')).rejects.toThrow('fell down');
});

test('Java, Swift and TypeScript speak of the same methods and the same refusals', () => {
  const read = (path: string) => readFileSync(join(import.meta.dir, '..', path), 'utf8');
  const java = 'android/src/main/java/id/hexaflate/devicevault';
  const swift = 'ios/Sources/DeviceVault';
  const found = (path: string, pattern: RegExp) =>
    [...read(path).matchAll(pattern)].map(([, name = '']) => name).sort();
  const methods = [...vaultMethods].sort();
  expect(
    found(`${java}/DeviceVaultPlugin.java`, /@PluginMethod\s+public void (\w+)\(PluginCall call\)/g),
  ).toEqual(methods);
  expect(found(`${swift}/DeviceVaultPlugin.swift`, /@objc func (\w+)\(_ call: CAPPluginCall\)/g)).toEqual(
    methods,
  );
  expect(found(`${swift}/DeviceVaultPlugin.swift`, /CAPPluginMethod\(name: "(\w+)"/g)).toEqual(methods);
  const codes = [...vaultCodes].sort();
  expect(found(`${java}/VaultProblem.java`, /static final String [A-Z_]+ = "(\w+)"/g)).toEqual(codes);
  const cases = /case ([\w, ]+)\n/.exec(read(`${swift}/VaultProblem.swift`))?.[1]?.split(', ');
  expect(cases?.sort()).toEqual(codes);
});
