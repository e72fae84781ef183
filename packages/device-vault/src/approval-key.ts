import type { PublicJwk } from '@hexaflate/contract/device-proof';
import { fromBase64, toBase64, toBase64url } from './base64.ts';
import { publicJwk } from './public-jwk.ts';
import { rawSignature } from './raw-signature.ts';
import { type DeviceVault, type PromptWords, type VaultCode, vaultCode } from './vault.ts';

/** A signature (base64url, r before s), or why there is none. */
export type Approved = { signature: string } | { refused: VaultCode };

/**
 * A P-256 key in the phone's hardware (Android Keystore with `setUserAuthenticationRequired`, Secure Enclave with
 * `biometryCurrentSet`), which signs only when the sensor has just recognised the owner, and is gone when fingers or
 * faces are added.
 */
export interface HardwareKey {
  /** Whether the sensor knows somebody just now, so that a key can be made. */
  usable: () => Promise<boolean>;
  /** Makes a key in place of the one before. Rejects where the phone cannot. */
  make: () => Promise<PublicJwk>;
  /** ES256 over the 32 bytes behind this base64url, as JWS writes it. */
  sign: (digest: string) => Promise<Approved>;
  wipe: () => Promise<void>;
}

/** The key that approves sales, on a phone that has a sensor. `words`: what its prompt says, asked for each time. */
export function approvalKey(vault: DeviceVault, words: () => PromptWords): HardwareKey {
  const key = 'approval';
  return {
    usable: async () => (await vault.sensor()).state === 'ready',
    make: async () => publicJwk((await vault.makeKey({ key })).publicKey),
    async sign(digest) {
      try {
        const bytes = toBase64(fromBase64(digest));
        const { signature } = await vault.sign({ key, bytes, prompt: words() });
        return { signature: toBase64url(rawSignature(signature)) };
      } catch (error) {
        return { refused: vaultCode(error) };
      }
    },
    wipe: () => vault.removeKey({ key }),
  };
}
