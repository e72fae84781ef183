import { call } from '../../api/client.ts';
import { noteKeys } from './keys-here.ts';

/** The person has stopped it, or the device has not recognised him: nothing was added. */
export class NotAddedError extends Error {
  override name = 'NotAddedError';
}

/**
 * Makes a key on this device and adds it to the agent's, for who knows the PIN. A device that has a passkey of his
 * already goes on with it. Throws ApiError, and NotAddedError.
 */
export async function addKeyHere(agentCode: string, pin: string): Promise<void> {
  const begun = await call('POST /approval-keys/begin', { body: { pin } });
  const hardware = window.hexaflateShell?.approvalKey;
  if (hardware) {
    const publicJwk = await hardware.make().catch(() => null);
    const approved = publicJwk && (await hardware.sign(begun.challenge));
    if (!approved || 'refused' in approved) throw new NotAddedError();
    const key = { kind: 'device', publicJwk, signature: approved.signature } as const;
    const { id } = await call('POST /approval-keys', { body: { challengeId: begun.challengeId, key } });
    return noteKeys({ agentCode, passkeys: [], device: id });
  }
  const { startRegistration } = await import('@simplewebauthn/browser');
  try {
    const { id, rawId, type, response } = await startRegistration({ optionsJSON: begun.options });
    if (type !== 'public-key') throw new NotAddedError();
    const { clientDataJSON, attestationObject } = response;
    const attestation = { id, rawId, type, response: { clientDataJSON, attestationObject } };
    const key = { kind: 'passkey', attestation } as const;
    await call('POST /approval-keys', { body: { challengeId: begun.challengeId, key } });
    noteKeys({ agentCode, passkeys: [id], device: null });
  } catch (error) {
    if (isThereAlready(error))
      return noteKeys({
        agentCode,
        passkeys: begun.options.excludeCredentials.map(({ id }) => id),
        device: null,
      });
    if (error instanceof Error && (error.name === 'WebAuthnError' || error.name === 'NotAllowedError'))
      throw new NotAddedError();
    throw error;
  }
}

/** The authenticator holds one of the agent's passkeys: it was made here, before he signed out. */
function isThereAlready(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
  );
}
