import type { PinChange } from '@hexaflate/contract';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { askChange, resumeChange } from './ask-change.ts';
import { changeByAttempt } from './change-journal.ts';
import { checkPinOn } from './check-pin-on.ts';
import { refuseWeakPin } from './new-pin.ts';
import { presentChange } from './standing.ts';

interface Wanted {
  attemptId: string;
  pin: string;
  newPin: string;
}

/**
 * Changes a PIN for who knows the present one. The same attempt again answers what became of it. Throws what `checkPinOn`
 * throws, `pin.weak`, `pin.changing`, `feature.missing` where Otomax cannot be asked.
 */
export async function changePin(context: Context, session: AgentSession, wanted: Wanted): Promise<PinChange> {
  const { attemptId, pin, newPin } = wanted;
  const { agentCode } = session;
  const earlier = await changeByAttempt(context.store, agentCode, attemptId);
  // What lets one be finished is not what lets the other begin.
  if (earlier && earlier.kind !== 'change') throw new AppError('pin.changing');
  if (earlier && earlier.state !== 'asked') return presentChange(earlier);
  if (!context.features.canSay('changePin')) throw new AppError('feature.missing');
  await checkPinOn(context, session, pin);
  await refuseWeakPin(context, agentCode, newPin, pin);
  return presentChange(
    earlier
      ? await resumeChange(context, session, earlier, newPin)
      : await askChange(context, session, { attemptId, kind: 'change', newPin }),
  );
}
