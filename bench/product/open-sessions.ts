import { Database } from 'bun:sqlite';
import { join } from 'node:path';
import { hashToken, newToken } from '../../apps/server/src/auth/secrets.ts';

/** A device that is signed in, and where it asks from. */
export interface OpenSession {
  agentCode: string;
  token: string;
}

const LIFE_MS = 86_400_000;

/**
 * Signs devices in by writing the rows that signing in writes, many at once: codes by SMS come one a minute, and no
 * measurement can wait for thousands. `agentCodes` may name an agent several times, once for each device.
 */
export function openSessions(dataDir: string, agentCodes: readonly string[], address: string): OpenSession[] {
  const database = new Database(join(dataDir, 'hexaflate.sqlite'));
  database.run('pragma busy_timeout = 15000');
  const insert = database.query(
    `insert into session (id, token_hash, agent_code, phone, device_name, platform, app_version, transport, address,
       created_at, last_seen_at, expires_at, ended_at)
     values (?1, ?2, ?3, '', 'Bench', 'android', '0', 'bearer', ?4, ?5, ?5, ?6, null)`,
  );
  const now = Date.now();
  const sessions = agentCodes.map((agentCode) => ({ agentCode, token: newToken() }));
  database.transaction(() => {
    for (const { agentCode, token } of sessions)
      insert.run(crypto.randomUUID(), hashToken(token), agentCode, address, now, now + LIFE_MS);
  })();
  database.close();
  return sessions;
}
