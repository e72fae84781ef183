import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { normalizePhone } from '@hexaflate/otomax';
import { type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { brand } from '../layout/views.ts';
import { fillTemplate } from '../settings/kinds.ts';
import type { SettingSnapshot } from '../settings/settings.ts';
import { answerInSteps } from './answer-in-steps.ts';

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
}

/**
 * Sends a one-time code to a number. The answer, and the time it takes, are the same for agents, suspended agents
 * and strangers; a stranger's challenge accepts no code. Throws `auth.codeTooSoon`.
 */
export async function requestCode(
  context: Context,
  asked: { phone: string; channel: 'sms' | 'whatsapp' },
  facts: RequestFacts,
) {
  const phone = normalizePhone(asked.phone);
  if (!phone)
    throw new AppError('request.invalid', { fields: [{ field: 'phone', problem: 'not a number' }] });
  return answerInSteps(async () => {
    const agent = await context.otomax.agentByPhone(phone);
    const challenge = await newChallenge(context, {
      purpose: 'signIn',
      phone,
      agentCode: agent?.code ?? null,
      address: facts.address,
    });
    if (agent) {
      const template = context.settings.get('signInCode.message');
      await sendCode(context, { phone, channel: asked.channel, agentCode: agent.code, template }, challenge);
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
interface Wanted {
  purpose: CodePurpose;
  phone: string;
  /** Null for a number that belongs to nobody. */
  agentCode: string | null;
  address: string;
}

/**
 * Makes a one-time code for a number, in place of those for the same purpose before it. All purposes share the number's
 * pause and budget. Throws `auth.codeTooSoon`.
 */
export async function newChallenge(
  context: Context,
  { purpose, phone, agentCode, address }: Wanted,
): Promise<Challenge> {
  const now = context.now();
  const id = crypto.randomUUID();
  const salt = randomBytes(32).toString('hex');
  const code = randomInt(10 ** CODE_DIGITS)
    .toString()
    .padStart(CODE_DIGITS, '0');
  return context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, `sign-in code ${phone}`);
    const limits = await context.settings.exact(transaction);
    const expiresAt = now + limits.get('signInCode.life');
    await refuseTooSoon(transaction, limits, phone, now);
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
        tries_left: limits.get('signInCode.tries'),
        created_at: now,
        expires_at: expiresAt,
        used_at: null,
      })
      .execute();
    return { id, code, createdAt: now, expiresAt };
  });
}

async function refuseTooSoon(
  transaction: Transaction<StoreTables>,
  limits: SettingSnapshot,
  phone: string,
  now: number,
): Promise<void> {
  const resendAfter = limits.get('signInCode.resendAfter');
  const recent = await transaction
    .selectFrom('sign_in_code')
    .select(['created_at', 'used_at'])
    .where('phone', '=', phone)
    .where('created_at', '>', now - HOUR_MS)
    .orderBy('created_at', 'desc')
    .execute();
  const unproven = recent.filter((row) => row.used_at === null);
  const oldestThatCounts = unproven[limits.get('signInCode.unprovenPerHour') - 1];
  const allowedAt = Math.max(
    recent[0] ? recent[0].created_at + resendAfter : 0,
    oldestThatCounts ? oldestThatCounts.created_at + HOUR_MS : 0,
  );
  if (allowedAt > now)
    throw new AppError('auth.codeTooSoon', { retryAfter: Math.ceil((allowedAt - now) / 1000) });
}

/** A message that cannot be sent must not show in the answer: only a known number gets one. */
export async function sendCode(
  context: Context,
  to: {
    phone: string;
    channel: 'sms' | 'whatsapp';
    agentCode: string;
    template: string;
    /** What the template names beside code, brand and minutes. */
    about?: string;
  },
  challenge: Challenge,
): Promise<void> {
  const { name } = await brand(context);
  const minutes = Math.round((challenge.expiresAt - challenge.createdAt) / 60_000);
  const text = fillTemplate(to.template, {
    brand: name,
    code: challenge.code,
    minutes: String(minutes),
    about: to.about ?? '',
  });
  try {
    await context.otomax.sendMessage({ to: to.phone, channel: to.channel, text, agentCode: to.agentCode });
  } catch (error) {
    context.log.error({ err: error, agent: to.agentCode }, 'sign-in code could not be sent');
  }
}
