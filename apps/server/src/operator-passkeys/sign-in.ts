import type { OperatorAccount, SignedByPasskey } from '@hexaflate/contract';
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { accountView, findOperatorSession, openOperatorSession } from '../admin/sessions.ts';
import { audit } from '../audit/audit.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { createSharedBuckets } from '../http/shared-buckets.ts';
import { requireAllowedAddress } from '../operators/allowed-addresses.ts';
import { CHALLENGE_LIFE_MS, keepChallenge } from './challenges.ts';
import type { PanelPlace } from './panel-origin.ts';
import { noteUse, verifySigned } from './verify-signed.ts';

const MAX_KEYS = 10_000;
const USE = { purpose: 'signIn', session_id: null } as const;

/** Signing in by a passkey alone: having it, and being recognised by it, are two factors. */
export function createPasskeySignIn(context: Context) {
  const tries = createSharedBuckets(context, 'passkey-sign-in', { burst: 20, perSecond: 1 / 6 }, MAX_KEYS);

  async function limit({ address }: RequestFacts): Promise<void> {
    requireAllowedAddress(context.settings, address);
    const retryAfter = await tries.take(address);
    if (retryAfter > 0) throw new AppError('request.tooMany', { retryAfter });
  }

  return {
    /** What a browser needs to offer its passkeys; it says nothing of who has any. Throws `request.tooMany`. */
    async begin(place: PanelPlace, facts: RequestFacts) {
      await limit(facts);
      const options = await generateAuthenticationOptions({
        rpID: place.rpId,
        timeout: CHALLENGE_LIFE_MS,
        userVerification: 'required',
      });
      await keepChallenge(context.store, options.challenge, USE, context.now());
      return options;
    },

    /**
     * Opens a session for whoever a passkey belongs to. Throws `passkey.refused`, alike for unknown ones and wrong
     * signatures, `auth.addressNotAllowed`, `request.tooMany`.
     */
    async signIn(
      signed: SignedByPasskey,
      place: PanelPlace,
      facts: RequestFacts,
      device: string,
    ): Promise<{ token: string; account: OperatorAccount }> {
      await limit(facts);
      const passkey = await context.store
        .selectFrom('operator_passkey')
        .innerJoin('operator', 'operator.username', 'operator_passkey.username')
        .selectAll('operator_passkey')
        .where('operator_passkey.id', '=', signed.id)
        .where('operator.passkey_handle', '=', signed.response.userHandle ?? '')
        .executeTakeFirst();
      if (!passkey) throw new AppError('passkey.refused');
      const shown = await verifySigned(context, place, { passkey, signed }, USE);
      const now = context.now();
      const { username } = passkey;
      const opened = await context.store.transaction().execute(async (transaction) => {
        const by = {
          subject: `operator:${username}`,
          address: facts.address,
          after: { by: 'passkey' },
        } as const;
        if (!shown || !(await noteUse(transaction, shown, now))) {
          await audit(transaction, now, { ...by, actor: 'system:panel', verb: 'operator.signInRefused' });
          return undefined;
        }
        const who = { username, address: facts.address, device, factorAt: now };
        const session = await openOperatorSession(context, transaction, who);
        await audit(transaction, now, {
          ...by,
          actor: `operator:${username}`,
          verb: 'operator.signedIn',
          session: session.id,
        });
        return session;
      });
      if (!opened) throw new AppError('passkey.refused');
      const session = await findOperatorSession(context, opened.token, facts.address);
      if (!session) throw new AppError('auth.expired');
      context.log.info({ operator: username, address: facts.address }, 'operator signed in by a passkey');
      return { token: opened.token, account: accountView(session) };
    },
  };
}
