import { call } from '../../api/client.ts';
import { type Challenge, keepChallenge } from './challenge.ts';
import { enter, thisDevice } from './enter.ts';

/** What a code can be sent by. */
export type Channel = 'sms' | 'whatsapp';

/**
 * Asks for a code, by the operator's usual way unless another is named. Throws ApiError: auth.codeTooSoon with
 * `retryAfter` seconds, auth.wayOff, appCheck.refused, request.tooMany, network.
 */
export async function askForCode(phone: string, channel?: Channel): Promise<Challenge> {
  const body = channel ? { phone, channel } : { phone };
  return keepChallenge(phone, await call('POST /auth/code', { body }));
}

/**
 * Signs in. Throws ApiError: auth.codeWrong with `left` tries, auth.codeExpired, auth.notAllowed, auth.notRegistered,
 * network.
 */
export async function signIn({ challengeId }: Challenge, code: string): Promise<void> {
  await enter(await call('POST /auth/verify', { body: { challengeId, code, ...(await thisDevice()) } }));
}
