import { refuseErased } from '../closing/running-closing.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { notify } from '../notify/notify.ts';
import type { OpenedSession } from './give-access.ts';
import { openSession } from './open-session.ts';

/** A number that its owner has just proved to hold, and the device that it was proved on. */
export interface ProvedNumber {
  phone: string;
  /** Whose number it was when the proof was asked for. */
  agentCode: string;
  device: { name: string; platform: 'web' | 'android' | 'ios'; appVersion: string };
  /** Thumbprint of the key that has signed this request: `deviceKey` of a route with `proof`. */
  deviceKey: string;
  transport: 'cookie' | 'bearer';
}

/**
 * Signs a device in, by whatever way its number was proved, and tells the agent's other devices. The session that was
 * signed in with the same key until now is replaced. Throws `auth.codeExpired` when the number has meanwhile gone to
 * someone else, `auth.notAllowed` for suspended and deleted agents and for accounts that
 * were erased (who have proved by then that the number is theirs).
 */
export async function signInDevice(
  context: Context,
  proved: ProvedNumber,
  facts: RequestFacts,
): Promise<OpenedSession> {
  const { phone, device, deviceKey, transport } = proved;
  const agent = await context.otomax.agentByPhone(phone);
  if (!agent || agent.code !== proved.agentCode) throw new AppError('auth.codeExpired');
  if (agent.status === 'suspended' || agent.status === 'deleted') throw new AppError('auth.notAllowed');
  await refuseErased(context.store, agent.code);

  const { address } = facts;
  const wanted = { agentCode: agent.code, phone, device, deviceKey, transport, address };
  const opened = await openSession(context, wanted);
  await notify(context, {
    agentCode: agent.code,
    kind: 'session.new',
    params: { device: device.name, platform: device.platform, address: facts.address },
    orderId: null,
    dedupeKey: `session.new:${opened.id}`,
  });
  context.live.publish({ agent: agent.code }, { type: 'devices.changed' });
  context.log.info({ agent: agent.code, session: opened.id, address: facts.address }, 'agent signed in');
  return opened;
}
