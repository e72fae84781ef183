import type { CallAnswer, CallInput } from '@hexaflate/contract/client';

/** Why a browser did not make or use a passkey. */
type PasskeyReason = 'cancelled' | 'known' | 'unsupported';

/** A passkey was not made or used, through no fault of the server. */
export class PasskeyProblem extends Error {
  override name = 'PasskeyProblem';
  readonly reason: PasskeyReason;

  constructor(reason: PasskeyReason) {
    super(reason);
    this.reason = reason;
  }
}

/** We ask for none, and take none. */
const NO_EXTENSIONS = { clientExtensionResults: {} };

type Signed = CallInput<'adminShowPasskey'>['body']['signed'];
type Made = CallInput<'adminAddPasskey'>['body']['made'];

/** Whether this browser can use passkeys here: not at a bare IP address, and not where what is sent can be read. */
export function canUsePasskeys(): boolean {
  return 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(location.hostname);
}

/** Has a passkey sign what the server gave out. Throws PasskeyProblem. */
export async function signWithPasskey(options: CallAnswer<'adminBeginShowPasskey'>): Promise<Signed> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const signed = await explained(() => startAuthentication({ optionsJSON: options }));
  return { ...signed, ...NO_EXTENSIONS };
}

/** Has the browser make a passkey. Throws PasskeyProblem. */
export async function makePasskey(options: CallAnswer<'adminBeginPasskey'>): Promise<Made> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const made = await explained(() => startRegistration({ optionsJSON: options }));
  return { ...made, ...NO_EXTENSIONS };
}

async function explained<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'InvalidStateError') throw new PasskeyProblem('known');
    throw new PasskeyProblem(
      name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'unsupported',
    );
  }
}
