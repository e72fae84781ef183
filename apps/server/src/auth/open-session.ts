import { takeTurn } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { giveAccess, type OpenedSession, openedSession } from './give-access.ts';
import { endRunning, tellEnded } from './sessions.ts';

/** What a new session is opened for. */
export interface NewSession {
  agentCode: string;
  phone: string;
  device: { name: string; platform: 'web' | 'android' | 'ios'; appVersion: string };
  /** Thumbprint of the key that the device has just proved to hold. */
  deviceKey: string;
  transport: 'cookie' | 'bearer';
  address: string;
}

/**
 * Opens a session, bound to the device's key. Whatever was signed in with this key until now ends, and so does every
 * other session of the agent where he may have only one. Its tokens are returned this once.
 */
export async function openSession(context: Context, wanted: NewSession): Promise<OpenedSession> {
  const id = crypto.randomUUID();
  const now = context.now();
  const expiresAt = now + context.settings.get('sessions.agentLife');
  const { replaced, others, opened } = await context.store.transaction().execute(async (transaction) => {
    // Of two sign-ins at once where only one device is allowed, exactly one must stay.
    await takeTurn(transaction, `sign-in ${wanted.agentCode}`);
    const settings = await context.settings.exact(transaction);
    const replaced = await endRunning(context, transaction, { deviceKey: wanted.deviceKey }, 'signedOut');
    const others = settings.get('sessions.singleDevice')
      ? await endRunning(context, transaction, { agentCode: wanted.agentCode }, 'replaced')
      : undefined;
    const row = {
      id,
      agent_code: wanted.agentCode,
      phone: wanted.phone,
      device_name: wanted.device.name,
      platform: wanted.device.platform,
      app_version: wanted.device.appVersion,
      transport: wanted.transport,
      key_thumbprint: wanted.deviceKey,
      refresh_generation: 0,
      refresh_attempt: null,
      address: wanted.address,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
      ended_at: null,
      end_reason: null,
    };
    await transaction.insertInto('session').values(row).execute();
    const access = await giveAccess(context, transaction, { sessionId: id, generation: 0 });
    return { replaced, others, opened: openedSession(context, row, access) };
  });
  await tellEnded(context, replaced);
  if (others) await tellEnded(context, others);
  return opened;
}
