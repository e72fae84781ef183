import type { SignInMessageTable } from '@hexaflate/store';
import type { OpenedSession } from '../auth/give-access.ts';
import { type ProvedNumber, signInDevice } from '../auth/sign-in-device.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';

/** A signal may be lost on its way: whoever waits looks for himself this often, in milliseconds. */
const LOOK_EVERY_MS = 2000;

export interface Started {
  challengeId: string;
  /** Thumbprint of the key of the device that goes on. */
  deviceKey: string;
}

/** Whether the text has arrived, after `waitMs` at the latest. Throws `auth.codeExpired` once it cannot any more. */
export async function waitForMessage(
  context: Context,
  started: Started,
  waitMs: number,
): Promise<{ state: 'waiting' | 'arrived' }> {
  const until = performance.now() + waitMs;
  for (;;) {
    const left = until - performance.now();
    // The wait begins before the look, so that a message between both is not missed.
    const changed = context.messageSignals.wait(
      started.challengeId,
      Math.max(0, Math.min(left, LOOK_EVERY_MS)),
    );
    const challenge = await ownChallenge(context, started);
    if (challenge.proved_at !== null) return { state: 'arrived' };
    if (left <= 0) return { state: 'waiting' };
    await changed;
  }
}

/**
 * Signs in the device that asked for the text, once it has arrived, and that once. Throws `auth.codeExpired`, and to
 * those who have proved their number `auth.notRegistered` and `auth.notAllowed`.
 */
export async function finishMessage(
  context: Context,
  answer: Started & Pick<ProvedNumber, 'device' | 'transport'>,
  facts: RequestFacts,
): Promise<OpenedSession> {
  const { id } = await ownChallenge(context, answer);
  const used = await context.store
    .updateTable('sign_in_message')
    .set({ used_at: context.now() })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('proved_at', 'is not', null)
    .where('expires_at', '>', context.now())
    .returning(['phone', 'agent_code'])
    .executeTakeFirst();
  if (!used) throw new AppError('auth.codeExpired');
  if (used.agent_code === null)
    throw new AppError('auth.notRegistered', { contact: context.settings.get('signIn.contact') });
  const { device, deviceKey, transport } = answer;
  const proved = { phone: used.phone, agentCode: used.agent_code, device, deviceKey, transport };
  return signInDevice(context, proved, facts);
}

/** A challenge that may still be used, for the device that asked for it; everyone else learns nothing of it. */
async function ownChallenge(
  context: Context,
  { challengeId, deviceKey }: Started,
): Promise<SignInMessageTable> {
  const row = await context.store
    .selectFrom('sign_in_message')
    .selectAll()
    .where('id', '=', challengeId)
    .where('device_key', '=', deviceKey)
    .where('used_at', 'is', null)
    .where('expires_at', '>', context.now())
    .executeTakeFirst();
  if (!row || (row.proved_at === null && row.tries_left <= 0)) throw new AppError('auth.codeExpired');
  return row;
}
