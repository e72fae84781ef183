import type { AddPasskeySchema, PasskeyAddedSchema } from '@hexaflate/contract';
import { isUniqueViolation, type StoreTables, takeTurn } from '@hexaflate/store';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Kysely } from 'kysely';
import type * as z from 'zod';
import { audit } from '../audit/audit.ts';
import { byOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import { newToken } from '../auth/secrets.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { brand } from '../layout/views.ts';
import { replaceRecoveryCodes } from '../second-factor/recovery-codes.ts';
import { hasFactor } from '../second-factor/remove-factor.ts';
import { CHALLENGE_LIFE_MS, keepChallenge, takeChallenge } from './challenges.ts';
import { descriptorOf, passkeysOf, passkeyView } from './list-passkeys.ts';
import type { PanelPlace } from './panel-origin.ts';

/** Ed25519, P-256, RSA: what authenticators in use have. */
const ALGORITHMS = [-8, -7, -257];

/** What the operator's browser needs to make a passkey, with a challenge that this session alone can use, once. */
export async function beginPasskey(context: Context, session: OperatorSession, place: PanelPlace) {
  const { store } = context;
  const { username } = session;
  const [{ name }, known, handle] = await Promise.all([
    brand(context),
    passkeysOf(store, username),
    handleOf(store, username),
  ]);
  const options = await generateRegistrationOptions({
    rpName: `${name} panel`,
    rpID: place.rpId,
    userName: username,
    userDisplayName: username,
    userID: new Uint8Array(Buffer.from(handle, 'base64url')),
    timeout: CHALLENGE_LIFE_MS,
    attestationType: 'none',
    excludeCredentials: known.map(descriptorOf),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  await keepChallenge(
    store,
    options.challenge,
    { purpose: 'register', session_id: session.id },
    context.now(),
  );
  return options;
}

/**
 * Keeps a passkey that the browser has made. The first thing that an operator can show beside his password brings ten
 * recovery codes, answered this once. Throws `passkey.refused`, `passkey.tooMany`.
 */
export async function addPasskey(
  context: Context,
  session: OperatorSession,
  { name, made }: z.output<typeof AddPasskeySchema>,
  place: PanelPlace,
  facts: RequestFacts,
): Promise<z.output<typeof PasskeyAddedSchema>> {
  const { username } = session;
  const now = context.now();
  const { credential, backedUp } = await verify(context, session, made, place);
  const most = context.settings.get('operators.passkeysMost');
  const row = {
    id: credential.id,
    username,
    rp_id: place.rpId,
    public_key: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: JSON.stringify(made.response.transports ?? []),
    name,
    backed_up: backedUp ? 1 : 0,
    created_at: now,
    last_used_at: null,
  };
  try {
    const codes = await context.store.transaction().execute(async (transaction) => {
      await takeTurn(transaction, 'operators');
      const first = !(await hasFactor(transaction, username));
      if ((await passkeysOf(transaction, username)).length >= most)
        throw new AppError('passkey.tooMany', { most });
      await transaction.insertInto('operator_passkey').values(row).execute();
      await transaction
        .updateTable('operator_session')
        .set({ factor_at: now })
        .where('id', '=', session.id)
        .execute();
      const fresh = first ? await replaceRecoveryCodes(transaction, username) : null;
      await audit(transaction, now, {
        ...byOperator(session, facts),
        verb: 'passkey.added',
        subject: `operator:${username}`,
        after: { passkey: name, host: place.rpId },
      });
      return fresh;
    });
    return { passkey: passkeyView(row), codes };
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('passkey.refused');
    throw error;
  }
}

async function verify(
  { store, now, log }: Context,
  session: OperatorSession,
  made: z.output<typeof AddPasskeySchema>['made'],
  { origin, rpId }: PanelPlace,
) {
  const verified = await verifyRegistrationResponse({
    response: made,
    expectedChallenge: (challenge) =>
      takeChallenge(store, challenge, { purpose: 'register', session_id: session.id }, now()),
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: unknown) => {
    log.warn({ operator: session.username, why: kindOf(error) }, 'a new passkey was refused');
    return undefined;
  });
  if (!verified?.verified) throw new AppError('passkey.refused');
  const { credential, credentialBackedUp } = verified.registrationInfo;
  return { credential, backedUp: credentialBackedUp };
}

/** What was wrong, without the values that the message quotes. */
function kindOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/"[^"]*"/g, '…') : 'unknown';
}

/** What authenticators call this operator: random, made once, whoever asks at the same time. */
async function handleOf(store: Kysely<StoreTables>, username: string): Promise<string> {
  await store
    .updateTable('operator')
    .set({ passkey_handle: newToken() })
    .where('username', '=', username)
    .where('passkey_handle', 'is', null)
    .execute();
  const { passkey_handle } = await store
    .selectFrom('operator')
    .select('passkey_handle')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  if (passkey_handle === null) throw new Error('The operator has no handle');
  return passkey_handle;
}
