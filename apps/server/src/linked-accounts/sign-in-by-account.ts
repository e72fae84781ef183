import type { OpenedSession } from '../auth/give-access.ts';
import { type ProvedNumber, signInDevice } from '../auth/sign-in-device.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { type CameBack, endWay } from './way-to-provider.ts';

/**
 * Opens a session for the number that an account is linked to. Throws what `endWay` and `signInDevice` do, and
 * `provider.notLinked` for accounts that are linked to nobody, or to a number that has gone to somebody else since.
 */
export async function signInByAccount(
  context: Context,
  back: CameBack & Pick<ProvedNumber, 'device' | 'deviceKey' | 'transport'>,
  facts: RequestFacts,
): Promise<OpenedSession> {
  const { subject } = await endWay(context, back, { deviceKey: back.deviceKey });
  const linked = await context.store
    .updateTable('linked_account')
    .set({ last_used_at: context.now() })
    .where('provider', '=', back.provider)
    .where('subject', '=', subject)
    .returning(['phone', 'agent_code'])
    .executeTakeFirst();
  if (!linked) throw new AppError('provider.notLinked');
  const owner = await context.otomax.agentByPhone(linked.phone);
  if (owner?.code !== linked.agent_code) throw new AppError('provider.notLinked');
  const { device, deviceKey, transport } = back;
  const proved = { phone: linked.phone, agentCode: linked.agent_code, device, deviceKey, transport };
  return signInDevice(context, proved, facts);
}
