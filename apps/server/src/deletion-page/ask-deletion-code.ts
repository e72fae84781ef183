import { normalizePhone } from '@hexaflate/otomax';
import { answerInSteps } from '../auth/answer-in-steps.ts';
import { newChallenge } from '../auth/request-code.ts';
import { sendCode } from '../auth/send-code.ts';
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
      deviceKey: null,
    });
    if (agent)
      await sendCode(context, {
        phone,
        agent,
        asked: asked.channel,
        code: challenge.code,
        life: challenge.expiresAt - challenge.createdAt,
        template: context.settings.get('closing.codeMessage'),
      });
    return { challengeId: challenge.id, phone };
  });
}
