import type { SignedByPasskey } from '@hexaflate/contract';
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { audit } from '../audit/audit.ts';
import { byOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { CHALLENGE_LIFE_MS, keepChallenge } from './challenges.ts';
import { descriptorOf, passkeysOf } from './list-passkeys.ts';
import type { PanelPlace } from './panel-origin.ts';
import { noteUse, verifySigned } from './verify-signed.ts';

const useOf = ({ id }: OperatorSession) => ({ purpose: 'show', session_id: id }) as const;

/** What the browser needs to have one of the operator's passkeys sign. Throws `passkey.notFound` without one for here. */
export async function beginShowing(context: Context, session: OperatorSession, { rpId }: PanelPlace) {
  const { store } = context;
  const here = (await passkeysOf(store, session.username)).filter(({ rp_id }) => rp_id === rpId);
  if (here.length === 0) throw new AppError('passkey.notFound');
  const options = await generateAuthenticationOptions({
    rpID: rpId,
    timeout: CHALLENGE_LIFE_MS,
    allowCredentials: here.map(descriptorOf),
    userVerification: 'required',
  });
  await keepChallenge(store, options.challenge, useOf(session), context.now());
  return options;
}

/**
 * Takes what a passkey of the operator has signed: it stands for the second factor and for the password typed again.
 * Throws `passkey.refused`.
 */
export async function showPasskey(
  context: Context,
  session: OperatorSession,
  signed: SignedByPasskey,
  place: PanelPlace,
  facts: RequestFacts,
): Promise<void> {
  const passkey = (await passkeysOf(context.store, session.username)).find(({ id }) => id === signed.id);
  const shown = passkey && (await verifySigned(context, place, { passkey, signed }, useOf(session)));
  const now = context.now();
  const fits = await context.store.transaction().execute(async (transaction) => {
    const noted = shown !== undefined && (await noteUse(transaction, shown, now));
    if (noted)
      await transaction
        .updateTable('operator_session')
        .set({ factor_at: now, proved_at: now })
        .where('id', '=', session.id)
        .execute();
    await audit(transaction, now, {
      ...byOperator(session, facts),
      verb: noted ? 'operator.factorShown' : 'operator.factorRefused',
      subject: `operator:${session.username}`,
      after: { by: 'passkey' },
    });
    return noted;
  });
  if (!fits) throw new AppError('passkey.refused');
}
