import type { Device } from '@hexaflate/contract';
import type { Context } from '../context.ts';

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
