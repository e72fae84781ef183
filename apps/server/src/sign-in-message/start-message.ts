import { randomBytes } from 'node:crypto';
import type { MessageStarted } from '@hexaflate/contract';
import { type MessageChannel, normalizePhone } from '@hexaflate/otomax';
import type { StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { answerInSteps } from '../auth/answer-in-steps.ts';
import { codeHash } from '../auth/request-code.ts';
import { refuseBeyondBudget } from '../auth/sign-in-budget.ts';
import { messageTargets, signInWays } from '../auth/sign-in-ways.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { networkOf } from '../http/network-of.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { fillTemplate } from '../settings/kinds.ts';
import { newMessageCode } from './message-code.ts';

/** People who may wait for their texts at the same time. */
const MOST_WAITING = 1000;
/** Seconds that those who come after them wait. */
const CROWD_S = 60;

/**
 * Makes up a text that the number has to send to the operator's center. The answer, and the time it takes, are the same
 * whoever the number belongs to. Throws `auth.wayOff`, `auth.codeTooSoon`.
 */
export async function startMessage(
  context: Context,
  asked: { phone: string; deviceKey: string },
  facts: RequestFacts,
): Promise<MessageStarted> {
  const phone = normalizePhone(asked.phone);
  if (!phone)
    throw new AppError('request.invalid', { fields: [{ field: 'phone', problem: 'not a number' }] });
  if (!signInWays(context.settings, []).message) throw new AppError('auth.wayOff');
  const asker = { phone, network: networkOf(facts.address), deviceKey: asked.deviceKey };
  const [id, code] = [crypto.randomUUID(), newMessageCode()];
  const salt = randomBytes(32).toString('hex');
  return answerInSteps(async () => {
    const agent = await context.otomax.agentByPhone(phone);
    // Looked up before the code is known to anyone: no message from before can hold it.
    const after = await context.otomax.newestInbox();
    const now = context.now();
    const expiresAt = await context.store.transaction().execute(async (transaction) => {
      const limits = await context.settings.exact(transaction);
      await refuseBeyondBudget(transaction, limits, 'sign_in_message', asker, now);
      await refuseCrowd(transaction, now);
      const ends = now + limits.get('signInMessage.life');
      await transaction
        .insertInto('sign_in_message')
        .values({
          id,
          phone,
          agent_code: agent?.code ?? null,
          device_key: asked.deviceKey,
          code_hash: codeHash(salt, id, code),
          salt,
          network: asker.network,
          after_inbox: after,
          last_inbox: after,
          tries_left: limits.get('signInMessage.tries'),
          created_at: now,
          expires_at: ends,
          proved_at: null,
          used_at: null,
        })
        .execute();
      return ends;
    });
    const text = fillTemplate(context.settings.get('signInMessage.text'), { code });
    return {
      challengeId: id,
      text,
      targets: messageTargets(context.settings).map((target) => ({ ...target, link: linkTo(target, text) })),
      expiresAt: new Date(expiresAt).toISOString(),
    };
  });
}

/** Keeps the look for texts short, however many addresses a flood of questions comes from. */
async function refuseCrowd(transaction: Transaction<StoreTables>, now: number): Promise<void> {
  const { waiting } = await transaction
    .selectFrom('sign_in_message')
    .select((row) => row.fn.countAll<number>().as('waiting'))
    .where('expires_at', '>', now)
    .where('proved_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(waiting) >= MOST_WAITING) throw new AppError('auth.codeTooSoon', { retryAfter: CROWD_S });
}

/** Opens the phone's own app with number and text filled in. */
function linkTo({ channel, number }: { channel: MessageChannel; number: string }, text: string): string {
  const international = `62${number.replace(/^0/, '')}`;
  const body = encodeURIComponent(text);
  return channel === 'whatsapp'
    ? `https://wa.me/${international}?text=${body}`
    : `sms:+${international}?body=${body}`;
}
