import { Database } from 'bun:sqlite';
import { join } from 'node:path';
import { hashToken, newToken } from '../../apps/server/src/auth/secrets.ts';

/** A device that is signed in. */
export interface OpenSession {
  id: string;
  agentCode: string;
  token: string;
}

const LIFE_MS = 86_400_000;

const TICKET_LIFE_MS = 600_000;

/**
 * Signs devices in by writing the rows that signing in writes, many at once: codes by SMS come one a minute, and no
 * measurement can wait for thousands. `agentCodes` may name an agent several times, once for each device; `address` is where each was
 * seen last.
 */
export function openSessions(
  dataDir: string,
  agentCodes: readonly string[],
  address: string | ((index: number) => string),
): OpenSession[] {
  const database = openStoreFile(dataDir);
  const insert = database.query(
    `insert into session (id, token_hash, agent_code, phone, device_name, platform, app_version, transport, address,
       created_at, last_seen_at, expires_at, ended_at, safe_by, safe_at)
     values (?1, ?2, ?3, '', 'Bench', 'android', '0', 'bearer', ?4, ?5, ?5, ?6, null, 'operator', ?5)`,
  );
  const now = Date.now();
  const sessions = agentCodes.map((agentCode) => ({ id: crypto.randomUUID(), agentCode, token: newToken() }));
  database.transaction(() => {
    sessions.forEach(({ id, agentCode, token }, index) => {
      const from = typeof address === 'string' ? address : address(index);
      insert.run(id, hashToken(token), agentCode, from, now, now + LIFE_MS);
    });
  })();
  database.close();
  return sessions;
}

/** Tickets for live sockets, one for each session, as the server writes them; these last for ten minutes. */
export function openTickets(dataDir: string, sessions: readonly OpenSession[]): string[] {
  const database = openStoreFile(dataDir);
  const insert = database.query(
    `insert into live_ticket (ticket_hash, audience, session_id, subject, expires_at) values (?1, 'agent', ?2, ?3, ?4)`,
  );
  const expiresAt = Date.now() + TICKET_LIFE_MS;
  const tickets = sessions.map((session) => ({ session, ticket: newToken() }));
  database.transaction(() => {
    for (const { session, ticket } of tickets)
      insert.run(hashToken(ticket), session.id, session.agentCode, expiresAt);
  })();
  database.close();
  return tickets.map(({ ticket }) => ticket);
}

function openStoreFile(dataDir: string): Database {
  const database = new Database(join(dataDir, 'hexaflate.sqlite'));
  database.run('pragma busy_timeout = 15000');
  return database;
}
