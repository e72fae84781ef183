import type { CallAnswer } from '@hexaflate/contract/client';
import { call } from '../../api/client.ts';
import { enter, thisDevice } from './enter.ts';

/** A text to send, and the number that it has to come from. */
export type AskedMessage = CallAnswer<'startMessage'> & { phone: string };

/** Seconds that the server holds one question; a phone's network may cut longer ones. */
const WAIT_S = 20;

let asked: AskedMessage | null = null;

/** Asks for a text to send. Throws ApiError: auth.codeTooSoon, auth.wayOff, appCheck.refused, network. */
export async function askForMessage(phone: string): Promise<AskedMessage> {
  asked = { ...(await call('POST /auth/message', { body: { phone } })), phone };
  return asked;
}

/** The text that this page is waiting for; none after it was loaded anew, because the code is kept nowhere. */
export function readMessage(): AskedMessage | null {
  return asked;
}

/** Whether the text has arrived by now; waits a while for it. Throws ApiError: auth.codeExpired, network. */
export async function hasArrived({ challengeId }: AskedMessage, signal: AbortSignal): Promise<boolean> {
  const body = { challengeId, wait: WAIT_S };
  const timeoutMs = (WAIT_S + 10) * 1000;
  const { state } = await call('POST /auth/message/wait', { body }, { signal, timeoutMs });
  return state === 'arrived';
}

/** Signs in once the text has arrived. Throws ApiError: auth.codeExpired, auth.notAllowed, auth.notRegistered, network. */
export async function signInByMessage({ challengeId }: AskedMessage): Promise<void> {
  await enter(await call('POST /auth/message/finish', { body: { challengeId, ...(await thisDevice()) } }));
  asked = null;
}
