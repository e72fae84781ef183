import type { Approval } from '@hexaflate/contract/approval';
import { call } from '../../api/client.ts';
import { forgetKeys, type KeysHere } from './keys-here.ts';

/** How long a person may take before the sensor, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Whether this device can recognise its owner by finger, face or its own lock. */
export async function canApproveHere(): Promise<boolean> {
  const shell = globalThis.window?.hexaflateShell;
  if (shell) return (await shell.approvalKey?.usable()) ?? false;
  const asked = globalThis.PublicKeyCredential?.isUserVerifyingPlatformAuthenticatorAvailable?.();
  return (await asked?.catch(() => false)) ?? false;
}

/**
 * Has this device's key sign a digest (base64url) after it has recognised its owner. Null when it did not come to that:
 * stopped, not recognised, the key is gone. Then the PIN is asked for.
 */
export async function signHere(keys: KeysHere, digest: string): Promise<Approval | null> {
  const hardware = window.hexaflateShell?.approvalKey;
  if (hardware && keys.device !== null) {
    const approved = await hardware.sign(digest);
    if ('signature' in approved) return { kind: 'device', keyId: keys.device, signature: approved.signature };
    if (approved.refused === 'keyGone') void dropKeyHere(keys.device);
    return null;
  }
  if (keys.passkeys.length === 0) return null;
  const { startAuthentication } = await import('@simplewebauthn/browser');
  try {
    const { id, rawId, type, response } = await startAuthentication({
      optionsJSON: {
        challenge: digest,
        rpId: location.hostname,
        userVerification: 'required',
        timeout: PATIENCE_MS,
        allowCredentials: keys.passkeys.map((known) => ({
          id: known,
          type: 'public-key',
          transports: ['internal'],
        })),
      },
    });
    const { clientDataJSON, authenticatorData, signature } = response;
    if (type !== 'public-key') return null;
    const signed = { clientDataJSON, authenticatorData, signature };
    return {
      kind: 'passkey',
      assertion: { id, rawId, type, clientExtensionResults: {}, response: signed },
    };
  } catch {
    // Whatever it was, the person is at the keys of the PIN already.
    return null;
  }
}

/** The phone has destroyed its key, as when a finger is added: what is left of it here and on the server goes too. */
async function dropKeyHere(id: string): Promise<void> {
  forgetKeys();
  // Without an answer it stays in the agent's list, where he can remove it; it opens nothing any more.
  await call('DELETE /approval-keys/{id}', { params: { id } }).catch(() => {});
}
