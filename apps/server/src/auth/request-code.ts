import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { normalizePhone } from '@hexaflate/otomax';
import { type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { networkOf } from '../http/network-of.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { fixedCodeFor } from '../reviewer/fixed-code.ts';
import type { SettingSnapshot } from '../settings/settings.ts';
import { answerInSteps } from './answer-in-steps.ts';
import { sendCode } from './send-code.ts';
import { refuseBeyondBudget } from './sign-in-budget.ts';
import { allowedChannels, signInWays } from './sign-in-ways.ts';

export const CODE_DIGITS = 6;
const HOUR_MS = 3_600_000;
/** What a code proves the number for: a code for one thing is none for another. */
export type CodePurpose = 'signIn' | 'proof' | 'closeAccount';

/** A code that was made and not yet sent. */
interface Challenge {
  id: string;
  code: string;
  createdAt: number;
  expiresAt: number;
  /** Whether anything goes to the phone. */
  send: boolean;
}

/**
 * Sends a one-time code to a number. The answer, and the time it takes, are the same for agents, suspended agents
 * and strangers; a stranger's challenge accepts no code unless the operator lets strangers have one. Throws
 * `auth.codeTooSoon`, and `auth.wayOff` where nobody signs in by code.
 */
export async function requestCode(
  context: Context,
  asked: { phone: string; channel?: 'sms' | 'whatsapp' | undefined; deviceKey: string | null },
  facts: RequestFacts,
) {
  const phone = normalizePhone(asked.phone);
  if (!phone)
    throw new AppError('request.invalid', { fields: [{ field: 'phone', problem: 'not a number' }] });
  if (signInWays(context.settings, []).codeBy.length === 0) throw new AppError('auth.wayOff');
  return answerInSteps(async () => {
    const agent = await context.otomax.agentByPhone(phone);
    const challenge = await newChallenge(context, {
      purpose: 'signIn',
      phone,
      agentCode: agent?.code ?? null,
      address: facts.address,
      deviceKey: asked.deviceKey,
    });
    if (challenge.send) {
      const life = challenge.expiresAt - challenge.createdAt;
      await sendCode(context, { phone, agent, asked: asked.channel, code: challenge.code, life });
    }
    return {
      challengeId: challenge.id,
      expiresAt: new Date(challenge.expiresAt).toISOString(),
      resendAt: new Date(challenge.createdAt + context.settings.get('signInCode.resendAfter')).toISOString(),
      digits: CODE_DIGITS,
    };
  });
}

/** How a code is kept: useless without the challenge's salt, and different for equal codes. */
export function codeHash(salt: string, challengeId: string, code: string): string {
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(`${challengeId}:${code}`).digest('hex');
}

/** Whose code, what it is to open, and from where it was asked for. */
interface WantedCode {
  purpose: CodePurpose;
  phone: string;
  /** Null for a number that belongs to nobody. */
  agentCode: string | null;
  address: string;
  /** Thumbprint of the device's key, where one is known. */
  deviceKey: string | null;
}

/**
 * Makes a one-time code for a number, in place of those for the same purpose before it. All purposes share the budgets
 * of number, device and address. Strangers and reviewers of the app get one for signing in alone. Throws
 * `auth.codeTooSoon`.
 */
export async function newChallenge(
  context: Context,
  { purpose, phone, agentCode, address, deviceKey }: WantedCode,
): Promise<Challenge> {
  const now = context.now();
  const network = networkOf(address);
  const signsIn = purpose === 'signIn';
  const id = crypto.randomUUID();
  const salt = randomBytes(32).toString('hex');
  return context.store.transaction().execute(async (transaction) => {
    const limits = await context.settings.exact(transaction);
    const expiresAt = now + limits.get('signInCode.life');
    await refuseBeyondBudget(transaction, limits, 'sign_in_code', { phone, network, deviceKey }, now);
    const fixed = signsIn ? await fixedCodeFor(context, transaction, phone, agentCode) : undefined;
    const tellsStranger = signsIn && agentCode === null && (await mayTellStranger(transaction, limits, now));
    const code =
      fixed?.code ??
      randomInt(10 ** CODE_DIGITS)
        .toString()
        .padStart(CODE_DIGITS, '0');
    await transaction
      .updateTable('sign_in_code')
      .set({ expires_at: now })
      .where('phone', '=', phone)
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .execute();
    await transaction
      .insertInto('sign_in_code')
      .values({
        id,
        purpose,
        phone,
        agent_code: agentCode,
        code_hash: codeHash(salt, id, code),
        salt,
        address,
        network,
        device_key: deviceKey,
        stranger_told: tellsStranger ? 1 : 0,
        access_id: fixed?.accessId ?? null,
        tries_left: limits.get('signInCode.tries'),
        created_at: now,
        expires_at: expiresAt,
        used_at: null,
      })
      .execute();
    const send = fixed === undefined && (agentCode !== null || tellsStranger);
    return { id, code, createdAt: now, expiresAt, send };
  });
}

/** Whether strangers get codes here, and the hour's budget for all of them is not spent. */
async function mayTellStranger(
  transaction: Transaction<StoreTables>,
  limits: SettingSnapshot,
  now: number,
): Promise<boolean> {
  if (allowedChannels(limits, false).length === 0) return false;
  await takeTurn(transaction, 'sign_in_code strangers');
  const { told } = await transaction
    .selectFrom('sign_in_code')
    .select((row) => row.fn.countAll<number>().as('told'))
    .where('stranger_told', '=', 1)
    .where('created_at', '>', now - HOUR_MS)
    .executeTakeFirstOrThrow();
  return Number(told) < limits.get('signInCode.strangersPerHour');
}
