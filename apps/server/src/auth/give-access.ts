import type { SignedInSchema } from '@hexaflate/contract';
import type { SessionTable, StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type * as z from 'zod';
import type { Context } from '../context.ts';
import { base64urlSha256 } from '../device-keys/thumbprint.ts';
import { hashToken } from './secrets.ts';
import { accessTokenOf, type RefreshToken, refreshTokenOf } from './session-tokens.ts';

/** A session with what its device may go on with. */
export interface OpenedSession {
  id: string;
  agentCode: string;
  /** The access token: opens reads for a few minutes. */
  token: string;
  refreshToken: string;
  transport: SessionTable['transport'];
  /** When the access token and the session end, in milliseconds since 1970. */
  accessExpiresAt: number;
  expiresAt: number;
}

/** An access token and when it ends. */
export interface Access {
  token: string;
  expiresAt: number;
}

/** Writes down the access token of a generation; the one that was given for it before stays as it is. */
export async function giveAccess(
  context: Context,
  transaction: Transaction<StoreTables>,
  generation: RefreshToken,
): Promise<Access> {
  const token = accessTokenOf(context, generation);
  const expiresAt = context.now() + context.settings.get('sessions.accessLife');
  const token_hash = hashToken(token);
  const given = await transaction
    .insertInto('access_token')
    .values({ token_hash, session_id: generation.sessionId, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('token_hash').doNothing())
    .returning('expires_at')
    .executeTakeFirst();
  if (given) return { token, expiresAt };
  const before = await transaction
    .selectFrom('access_token')
    .select('expires_at')
    .where('token_hash', '=', token_hash)
    .executeTakeFirstOrThrow();
  return { token, expiresAt: before.expires_at };
}

/** What a device is told of its session. */
export function openedSession(
  context: Context,
  row: Pick<SessionTable, 'id' | 'agent_code' | 'refresh_generation' | 'transport' | 'expires_at'>,
  access: Access,
): OpenedSession {
  return {
    id: row.id,
    agentCode: row.agent_code,
    token: access.token,
    refreshToken: refreshTokenOf(context, { sessionId: row.id, generation: row.refresh_generation }),
    transport: row.transport,
    accessExpiresAt: access.expiresAt,
    expiresAt: row.expires_at,
  };
}

/** The same as it goes over the wire; the tokens themselves only to those who cannot be given cookies. */
export function presentOpened(context: Context, opened: OpenedSession): z.output<typeof SignedInSchema> {
  return {
    deviceId: opened.id,
    ...(opened.transport === 'bearer' ? { token: opened.token, refreshToken: opened.refreshToken } : {}),
    accessHash: base64urlSha256(opened.token),
    accessSeconds: Math.max(0, Math.floor((opened.accessExpiresAt - context.now()) / 1000)),
    expiresAt: new Date(opened.expiresAt).toISOString(),
  };
}
