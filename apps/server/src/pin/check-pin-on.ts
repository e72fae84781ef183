import type { AgentSession } from '../auth/principal.ts';
import { endSessions } from '../auth/sessions.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { notify } from '../notify/notify.ts';
import { checkPin } from './check-pin.ts';

type Device = Pick<AgentSession, 'id' | 'agentCode' | 'deviceName' | 'wrongPins'>;

/**
 * `checkPin` for the device on which the PIN was entered. The right PIN on one device forgives the agent's wrong ones, and
 * a thief could wait for it on another and never be locked out. So wrong ones count for their device too, until the right one
 * is entered there; at the `pin.triesBeforeDisabled`-th it is signed out and the agent is told. Throws what `checkPin`
 * throws, and `auth.expired` for the device that was signed out.
 */
export async function checkPinOn(context: Context, device: Device, pin: string): Promise<void> {
  try {
    await checkPin(context, device.agentCode, pin);
  } catch (error) {
    if (error instanceof AppError && error.code === 'pin.wrong') await countWrong(context, device);
    throw error;
  }
  if (device.wrongPins > 0)
    await context.store
      .updateTable('session')
      .set({ wrong_pins: null })
      .where('id', '=', device.id)
      .execute();
}

async function countWrong(context: Context, { id, agentCode, deviceName }: Device): Promise<void> {
  const counted = await context.store
    .updateTable('session')
    .set((row) => ({ wrong_pins: row(row.fn.coalesce('wrong_pins', row.lit(0)), '+', 1) }))
    .where('id', '=', id)
    .returning('wrong_pins')
    .executeTakeFirst();
  const most = (await context.settings.exact()).get('pin.triesBeforeDisabled');
  if ((counted?.wrong_pins ?? 0) < most) return;
  await endSessions(context, { id, agentCode }, 'revoked');
  context.log.warn({ agent: agentCode, session: id }, 'a device guessed at the PIN, and is signed out');
  await notify(context, {
    agentCode,
    kind: 'session.guessed',
    params: { device: deviceName, tries: String(most) },
    orderId: null,
    dedupeKey: `session.guessed:${id}`,
  });
  throw new AppError('auth.expired', { reason: 'revoked' });
}
