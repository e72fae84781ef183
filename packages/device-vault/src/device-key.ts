import type { DeviceKey, PublicJwk } from '@hexaflate/contract/device-proof';
import { toBase64 } from './base64.ts';
import { publicJwk } from './public-jwk.ts';
import { rawSignature } from './raw-signature.ts';
import type { DeviceVault } from './vault.ts';

/** A key that the phone holds in hardware, and makes at its first use. */
export interface ShellDeviceKey extends DeviceKey {
  /** Destroys the key; its next use makes another. */
  wipe: () => Promise<void>;
}

/**
 * The phone's key as the app's device key. Where the phone has lost it, another is made at the next request, which the
 * server does not know: its person signs in anew.
 */
export function shellDeviceKey(vault: DeviceVault): ShellDeviceKey {
  const key = 'device';
  let known: Promise<PublicJwk> | undefined;

  async function find(): Promise<PublicJwk> {
    const found = (await vault.findKey({ key })).publicKey;
    return publicJwk(found ?? (await vault.makeKey({ key })).publicKey);
  }

  /** What once failed is asked for again. */
  function forgetUnless<T>(asked: Promise<T>): Promise<T> {
    asked.catch(() => {
      known = undefined;
    });
    return asked;
  }

  return {
    publicJwk() {
      known ??= forgetUnless(find());
      return known;
    },
    async sign(bytes) {
      const { signature } = await forgetUnless(vault.sign({ key, bytes: toBase64(bytes) }));
      return rawSignature(signature);
    },
    async wipe() {
      known = undefined;
      await vault.removeKey({ key });
    },
  };
}
