import { Database } from 'bun:sqlite';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { hashToken, newToken } from '../../apps/server/src/auth/secrets.ts';
import { base64urlSha256, thumbprintOf } from '../../apps/server/src/device-keys/thumbprint.ts';
import type { Signer } from '../load/sign-order.ts';

/** A device that is signed in. */
export interface OpenSession {
  id: string;
  agentCode: string;
  token: string;
  /** SHA-256 of the token, as its proofs name it. */
  accessHash: string;
  signer: Signer;
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
    `insert into session (id, agent_code, phone, device_name, platform, app_version, transport, key_thumbprint,
       refresh_generation, refresh_attempt, address, created_at, last_seen_at, expires_at, ended_at, end_reason,
       safe_by, safe_at)
     values (?1, ?2, '', 'Bench', 'android', '0', 'bearer', ?3, 0, null, ?4, ?5, ?5, ?6, null, null, 'operator', ?5)`,
  );
  // No measurement lasts for a few minutes only: what it reads with is good for as long as the session.
  const give = database.query(
    'insert into access_token (token_hash, session_id, expires_at) values (?1, ?2, ?3)',
  );
  const now = Date.now();
  const { signer, thumbprint } = makeSigner();
  const sessions = agentCodes.map((agentCode) => {
    const token = newToken();
    return { id: crypto.randomUUID(), agentCode, token, accessHash: base64urlSha256(token), signer };
  });
  database.transaction(() => {
    sessions.forEach(({ id, agentCode, token }, index) => {
      const from = typeof address === 'string' ? address : address(index);
      insert.run(id, agentCode, thumbprint, from, now, now + LIFE_MS);
      give.run(hashToken(token), id, now + LIFE_MS);
    });
  })();
  database.close();
  return sessions;
}

/** Tickets for live sockets, one for each session, as the server writes them; these last for ten minutes. */
export function openTickets(
  dataDir: string,
  sessions: readonly Pick<OpenSession, 'id' | 'agentCode'>[],
): string[] {
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

/** Lets all access that was given so far last as long as a measurement. Nothing may have read with it yet. Answers when it ends. */
export function lengthenAccess(dataDir: string): number {
  const database = openStoreFile(dataDir);
  const until = Date.now() + LIFE_MS;
  database.query('update access_token set expires_at = ?1').run(until);
  database.close();
  return until;
}

/** A device's key, and the name that the server knows it by. */
export function makeSigner(): { signer: Signer; thumbprint: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const publicJwk = { kty: 'EC', crv: 'P-256', x, y } as const;
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { signer: { privateKey: pem, publicJwk }, thumbprint: thumbprintOf(publicJwk) };
}

function openStoreFile(dataDir: string): Database {
  const database = new Database(join(dataDir, 'hexaflate.sqlite'));
  database.run('pragma busy_timeout = 15000');
  return database;
}
