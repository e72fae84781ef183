import { useCode } from '../auth/verify-code.ts';
import { closeAccount } from '../closing/close-account.ts';
import { runningClosing } from '../closing/running-closing.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';

export interface DeletionWish {
  challengeId: string;
  code: string;
  reason?: string | undefined;
}

/**
 * Closes the account whose number the code proves; one that is being closed already is left as it is. Answers when its
 * data goes (ms since 1970). Throws `auth.codeWrong`, `auth.codeExpired` (also for a number that has gone to someone
 * else meanwhile).
 */
export async function closeByCode(context: Context, wish: DeletionWish): Promise<number> {
  const { agentCode, phone } = await useCode(context, 'closeAccount', wish);
  const owner = await context.otomax.agentByPhone(phone);
  if (owner?.code !== agentCode) throw new AppError('auth.codeExpired');
  try {
    return await closeAccount(context, { agentCode, askedBy: 'page', reason: wish.reason });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'closing.running') throw error;
    const running = await runningClosing(context.store, agentCode);
    if (!running) throw error;
    return running.erase_at;
  }
}
