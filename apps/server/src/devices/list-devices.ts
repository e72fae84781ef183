import type { CopiedSession, Device } from '@hexaflate/contract';
import type { Context } from '../context.ts';

/** Milliseconds for which a copied session is worth telling whoever looks at a member. */
const COPIED_SHOWN_MS = 30 * 86_400_000;

/** The running sessions of an agent, the most recently used first. */
export async function listDevices(context: Context, agentCode: string): Promise<Omit<Device, 'current'>[]> {
  const rows = await context.store
    .selectFrom('session')
    .selectAll()
    .where('agent_code', '=', agentCode)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', context.now())
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
  const online = await context.presence.read();
  return rows.map((row) => ({
    id: row.id,
    name: row.device_name,
    platform: row.platform,
    appVersion: row.app_version,
    address: row.address,
    signedInAt: new Date(row.created_at).toISOString(),
    lastSeenAt: new Date(row.last_seen_at).toISOString(),
    online: online.isOnline(row.id),
  }));
}

/** An agent's sessions that were lately found copied, the newest first. */
export async function listCopied(context: Context, agentCode: string): Promise<CopiedSession[]> {
  const rows = await context.store
    .selectFrom('session')
    .select(['id', 'device_name', 'address', 'ended_at'])
    .where('agent_code', '=', agentCode)
    .where('end_reason', '=', 'copied')
    .where('ended_at', '>', context.now() - COPIED_SHOWN_MS)
    .orderBy('ended_at', 'desc')
    .execute();
  return rows.map(({ id, device_name, address, ended_at }) => ({
    id,
    name: device_name,
    address,
    endedAt: new Date(ended_at ?? 0).toISOString(),
  }));
}
