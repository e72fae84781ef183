import { weaknessOf } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';

/**
 * Throws `pin.weak`, with the reason, for a new PIN that others would guess: by its look, by the agent's own numbers or
 * birth date, or because it is the present one, where that is at hand.
 */
export async function refuseWeakPin(
  context: Context,
  agentCode: string,
  newPin: string,
  present?: string,
): Promise<void> {
  const [{ pinLength }, { phones, birthDate }] = await Promise.all([
    context.otomax.capabilities(),
    context.otomax.personalDigits(agentCode),
  ]);
  const birthDates = birthDate === null ? [] : [birthDate];
  const why = weaknessOf(newPin, pinLength, { phones, birthDates, present });
  if (why) throw new AppError('pin.weak', { why, length: pinLength });
}
