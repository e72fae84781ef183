import type { SignInCodeTable } from '@hexaflate/store';
import type { Selectable } from 'kysely';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { countWrongFixedCode } from '../reviewer/fixed-code.ts';
import { noteReviewer } from '../reviewer/note-use.ts';
import type { OpenedSession } from './give-access.ts';
import { type CodePurpose, codeHash } from './request-code.ts';
import { sameDigest } from './secrets.ts';
import { type ProvedNumber, signInDevice } from './sign-in-device.ts';

export interface CodeAnswer extends Pick<ProvedNumber, 'device' | 'deviceKey' | 'transport'> {
  challengeId: string;
  code: string;
}

/**
 * Signs a device in with the code from its phone. Throws `auth.codeWrong` with the tries left, `auth.codeExpired` for
 * codes that are old, used, replaced or guessed too often; and to those who have proved by then that the number is
 * theirs, `auth.notAllowed` for suspended and deleted agents, `auth.notRegistered` for strangers.
 */
export async function verifyCode(
  context: Context,
  answer: CodeAnswer,
  facts: RequestFacts,
): Promise<OpenedSession> {
  const { phone, agentCode, accessId } = await proveByCode(context, answer);
  const { device, deviceKey, transport } = answer;
  const session = await signInDevice(context, { phone, agentCode, device, deviceKey, transport }, facts);
  if (accessId !== null) await noteReviewer(context, { accessId, session: session.id, device, facts });
  return session;
}

/** The number that a code proves, and whose it was when the code was asked for. Throws as `verifyCode` does. */
export async function proveByCode(
  context: Context,
  answer: Pick<CodeAnswer, 'challengeId' | 'code'>,
): Promise<Pick<ProvedNumber, 'phone' | 'agentCode'> & { accessId: string | null }> {
  const challenge = await takeTry(context, 'signIn', answer.challengeId);
  const right = sameDigest(codeHash(challenge.salt, challenge.id, answer.code), challenge.code_hash);
  if (!right || (challenge.agent_code === null && challenge.stranger_told === 0)) {
    if (challenge.access_id !== null) await countWrongFixedCode(context, challenge.access_id);
    throw new AppError('auth.codeWrong', { left: challenge.tries_left });
  }
  await useUp(context, challenge.id);
  if (challenge.agent_code === null)
    throw new AppError('auth.notRegistered', { contact: context.settings.get('signIn.contact') });
  return { phone: challenge.phone, agentCode: challenge.agent_code, accessId: challenge.access_id };
}

/**
 * Uses up a code that was sent for something else than signing in, and for nothing else. Throws `auth.codeWrong` with the
 * tries left, `auth.codeExpired` for codes that are old, used, replaced, guessed too often or meant for another purpose.
 */
export async function useCode(
  context: Context,
  purpose: Exclude<CodePurpose, 'signIn'>,
  answer: Pick<CodeAnswer, 'challengeId' | 'code'>,
): Promise<{ phone: string; agentCode: string }> {
  const challenge = await takeTry(context, purpose, answer.challengeId);
  const right = sameDigest(codeHash(challenge.salt, challenge.id, answer.code), challenge.code_hash);
  if (!right || challenge.agent_code === null)
    throw new AppError('auth.codeWrong', { left: challenge.tries_left });
  await useUp(context, challenge.id);
  return { phone: challenge.phone, agentCode: challenge.agent_code };
}

/** Takes one try before the code is looked at, in one statement, so that guesses which race each other all count. */
async function takeTry(
  context: Context,
  purpose: CodePurpose,
  challengeId: string,
): Promise<Selectable<SignInCodeTable>> {
  const challenge = await context.store
    .updateTable('sign_in_code')
    .set((field) => ({ tries_left: field('tries_left', '-', 1) }))
    .where('id', '=', challengeId)
    .where('purpose', '=', purpose)
    .where('tries_left', '>', 0)
    .where('used_at', 'is', null)
    .where('expires_at', '>', context.now())
    .returningAll()
    .executeTakeFirst();
  if (!challenge) throw new AppError('auth.codeExpired');
  return challenge;
}

/** Of two devices with the right code only one gets in. */
async function useUp(context: Context, challengeId: string): Promise<void> {
  const used = await context.store
    .updateTable('sign_in_code')
    .set({ used_at: context.now() })
    .where('id', '=', challengeId)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!used) throw new AppError('auth.codeExpired');
}
