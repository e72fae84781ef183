import { normalizePhone } from '@hexaflate/otomax';
import { answerInSteps } from '../auth/answer-in-steps.ts';
import { newChallenge, sendCode } from '../auth/request-code.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';

/**
 * Sends a code that proves a number for deleting its account, and for nothing else. The answer, and the time it takes,
 * are the same for numbers that belong to nobody. Throws `request.invalid`, `auth.codeTooSoon`.
 */
export async function askDeletionCode(
  context: Context,
  asked: { phone: string; channel: 'sms' | 'whatsapp' },
  facts: RequestFacts,
): Promise<{ challengeId: string; phone: string }> {
  const phone = normalizePhone(asked.phone);
  if (!phone)
    throw new AppError('request.invalid', { fields: [{ field: 'phone', problem: 'not a number' }] });
  return answerInSteps(async () => {
    const agent = await context.otomax.agentByPhone(phone);
    const challenge = await newChallenge(context, {
      purpose: 'closeAccount',
      phone,
      agentCode: agent?.code ?? null,
      address: facts.address,
    });
    if (agent) {
      const template = context.settings.get('closing.codeMessage');
      await sendCode(context, { phone, channel: asked.channel, agentCode: agent.code, template }, challenge);
    }
    return { challengeId: challenge.id, phone };
  });
}
