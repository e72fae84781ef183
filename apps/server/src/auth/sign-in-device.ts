import { refuseErased } from '../closing/running-closing.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { notify } from '../notify/notify.ts';
import { endSessions, openSession } from './sessions.ts';

/** A number that its owner has just proved to hold, and the device that it was proved on. */
export interface ProvedNumber {
  phone: string;
  /** Whose number it was when the proof was asked for. */
  agentCode: string;
  device: { name: string; platform: 'web' | 'android' | 'ios'; appVersion: string };
  transport: 'cookie' | 'bearer';
}

/**
 * Signs a device in, by whatever way its number was proved, and tells the agent's other devices. Throws
 * `auth.codeExpired` when the number has meanwhile gone to someone else, `auth.notAllowed` for suspended and deleted
 * agents and for accounts that were erased (who have proved by then that the number is theirs).
 */
export async function signInDevice(
  context: Context,
  proved: ProvedNumber,
  facts: RequestFacts,
  /** The session that this device was signed in with until now, which the new one replaces. */
  replacing: { id: string } | undefined,
): Promise<{ id: string; token: string; expiresAt: number }> {
  const { phone, device, transport } = proved;
  const agent = await context.otomax.agentByPhone(phone);
  if (!agent || agent.code !== proved.agentCode) throw new AppError('auth.codeExpired');
  if (agent.status === 'suspended' || agent.status === 'deleted') throw new AppError('auth.notAllowed');
  await refuseErased(context.store, agent.code);

  if (replacing) await endSessions(context, { id: replacing.id }, 'signedOut');
  const session = await openSession(context, {
    agentCode: agent.code,
    phone,
    device,
    transport,
    address: facts.address,
  });
  await notify(context, {
    agentCode: agent.code,
    kind: 'session.new',
    params: { device: device.name, platform: device.platform, address: facts.address },
    orderId: null,
    dedupeKey: `session.new:${session.id}`,
  });
  context.live.publish({ agent: agent.code }, { type: 'devices.changed' });
  context.log.info({ agent: agent.code, session: session.id, address: facts.address }, 'agent signed in');
  return session;
}
