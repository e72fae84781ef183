import { type DeviceVault, vaultCode } from './vault.ts';

/** What survives the app's end, sealed by the phone (Android Keystore, iOS Keychain). */
export interface SecureStorage {
  get: (name: string) => Promise<string | null>;
  set: (name: string, value: string) => Promise<void>;
  remove: (name: string) => Promise<void>;
}

/**
 * The phone's own storage for tokens. What cannot be opened any more, as after the phone has lost its key, is as good as
 * never kept: it is thrown away, and its person signs in anew.
 */
export function secureStorage(vault: DeviceVault): SecureStorage {
  return {
    async get(name) {
      try {
        return (await vault.read({ name })).value;
      } catch (error) {
        if (vaultCode(error) !== 'storageUnreadable') throw error;
        await vault.remove({ name });
        return null;
      }
    },
    set: (name, value) => vault.write({ name, value }),
    remove: (name) => vault.remove({ name }),
  };
}
