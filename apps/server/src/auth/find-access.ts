import { type Place, prepared, type SessionTable, type Store } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { isRunning } from './sessions.ts';

/** A running session, and until when (milliseconds since 1970) the access token that found it is good. */
export interface FoundAccess extends SessionTable {
  access_expires_at: number;
}

const accessRow = prepared((store: Store, place: Place<{ tokenHash: string }>) =>
  store
    .selectFrom('access_token')
    .innerJoin('session', 'session.id', 'access_token.session_id')
    .selectAll('session')
    .select('access_token.expires_at as access_expires_at')
    .where('access_token.token_hash', '=', place('tokenHash'))
    .where('session.ended_at', 'is', null),
);

/**
 * The running session of an access token, from the store. Throws `auth.accessExpired` when the session runs on but the
 * token has had its time, `auth.expired` for unknown tokens and for sessions that are over.
 */
export async function findAccess(context: Context, tokenHash: string): Promise<FoundAccess> {
  const [found] = await accessRow(context.store, { tokenHash });
  if (!found || !isRunning(context, found)) throw new AppError('auth.expired');
  if (found.access_expires_at <= context.now()) throw new AppError('auth.accessExpired');
  return found;
}
