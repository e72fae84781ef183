import type { Context } from '../context.ts';
import { sameDigest } from './secrets.ts';

/** What a refresh token says of itself once it is known to be ours. */
export interface RefreshToken {
  sessionId: string;
  generation: number;
}

/**
 * The refresh token of a session's generation. It is derived, so that a device whose answer was lost can be given the
 * same once more, and so that the store holds nothing from which it could be made.
 */
export function refreshTokenOf({ serverKey }: Context, { sessionId, generation }: RefreshToken): string {
  return `${sessionId}.${generation}.${serverKey.derive(`refresh ${sessionId} ${generation}`)}`;
}

/** Reads a refresh token of ours; undefined for anything else. */
export function readRefreshToken(context: Context, text: string): RefreshToken | undefined {
  const [, sessionId = '', digits = ''] = /^([\w-]{36})\.(\d{1,9})\.[\w-]{43}$/.exec(text) ?? [];
  const token = { sessionId, generation: Number(digits) };
  const same = sameDigest(hex(text), hex(refreshTokenOf(context, token)));
  return sessionId && same ? token : undefined;
}

/** The access token of the same generation; opaque, stored hashed. */
export function accessTokenOf({ serverKey }: Context, { sessionId, generation }: RefreshToken): string {
  return serverKey.derive(`access ${sessionId} ${generation}`);
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}
