import { asDeviceKey, type DeviceKey, makeDeviceKey } from '@hexaflate/contract/device-proof';
import { createStore, del, set } from 'idb-keyval';
import { readDeviceKey } from './read-device-key.ts';

const inShell = () => globalThis.window?.hexaflateShell?.deviceKey;
const store = globalThis.indexedDB && createStore('hexaflate-device', 'keys');
const NAME = 'device';

/** Whether this browser can make and use a key at all: none can where others can read what it sends. */
export function canHoldKey(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** This device's key, if it has one. */
export async function findDeviceKey(): Promise<DeviceKey | undefined> {
  const shellKey = inShell();
  if (shellKey) return shellKey;
  const pair = canHoldKey() ? await readDeviceKey() : undefined;
  return pair && asDeviceKey(pair);
}

/** This device's key, made now if there is none. Several tabs make one. */
export async function deviceKey(): Promise<DeviceKey> {
  const known = await findDeviceKey();
  if (known) return known;
  return navigator.locks.request('hexaflate.device-key', async () => {
    const meanwhile = await findDeviceKey();
    if (meanwhile) return meanwhile;
    const pair = await makeDeviceKey();
    await set(NAME, pair, store);
    return asDeviceKey(pair);
  });
}

/** Forgets the key: the next sign-in makes another. The shells' own is made anew by the shell. */
export async function wipeDeviceKey(): Promise<void> {
  const shellKey = inShell();
  if (shellKey) await shellKey.wipe();
  else if (store) await del(NAME, store);
}
