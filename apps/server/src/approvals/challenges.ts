import type { BegunApprovalKey } from '@hexaflate/contract';
import type { ApprovalChallengeTable } from '@hexaflate/store';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { checkPinOn } from '../pin/check-pin-on.ts';
import { refuseMoreKeys } from './keys.ts';
import { liveKeys } from './live-keys.ts';

const LIFE_MS = 5 * 60_000;
/** ES256 and RS256, which all platforms' passkeys know one of. */
const ALGORITHMS = [-7, -257];

/**
 * What a new key must sign, for who has shown the PIN, in this session only and once. `origin` is where the app runs.
 * Throws `approval.off`, `approval.tooMany`, and what `checkPinOn` throws.
 */
export async function beginKey(
  context: Context,
  session: AgentSession,
  pin: string,
  origin: URL,
): Promise<BegunApprovalKey> {
  const { agentCode } = session;
  await refuseMoreKeys(context, context.store, agentCode);
  await checkPinOn(context, session, pin);
  const id = crypto.randomUUID();
  const challenge = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
  await context.store
    .insertInto('approval_challenge')
    .values({
      id,
      agent_code: agentCode,
      session_id: session.id,
      challenge,
      rp_id: origin.hostname,
      origin: origin.origin,
      expires_at: context.now() + LIFE_MS,
    })
    .execute();
  const known = await liveKeys(context.store, agentCode)
    .select('k.id')
    .where('k.kind', '=', 'passkey')
    .execute();
  return {
    challengeId: id,
    challenge,
    options: {
      rp: { id: origin.hostname, name: origin.hostname },
      user: {
        id: Buffer.from(agentCode).toString('base64url'),
        name: session.phone,
        displayName: agentCode,
      },
      challenge,
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      timeout: LIFE_MS,
      attestation: 'none',
      excludeCredentials: known.map((key) => ({ type: 'public-key', id: key.id })),
      authenticatorSelection: {
        authenticatorAttachment: 'platform',
        residentKey: 'preferred',
        requireResidentKey: false,
        userVerification: 'required',
      },
    },
  };
}

/** Takes a challenge, which is gone then. Throws `approval.expired` for one that is not this session's any more. */
export async function takeChallenge(
  { store, now }: Context,
  session: AgentSession,
  id: string,
): Promise<ApprovalChallengeTable> {
  const taken = await store
    .deleteFrom('approval_challenge')
    .where('id', '=', id)
    .where('agent_code', '=', session.agentCode)
    .where('session_id', '=', session.id)
    .where('expires_at', '>', now())
    .returningAll()
    .executeTakeFirst();
  if (!taken) throw new AppError('approval.expired');
  return taken;
}
