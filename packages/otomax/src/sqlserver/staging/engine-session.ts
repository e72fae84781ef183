import { openSession, type SqlSession } from '../connection.ts';
import { createPool, type SqlPool } from '../pool.ts';
import type { SqlServerSettings } from '../settings.ts';

/** Another engine works on this database. */
export class AnotherEngineError extends Error {
  override name = 'AnotherEngineError';
}

const LOCK_SQL = `declare @taken int;
exec @taken = sp_getapplock @Resource = 'hexaflate_engine', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;
select @taken as [taken]`;

/**
 * The one session of an engine. It holds the right to be the engine as a lock of its own: whatever ends the session
 * ends the right, so no engine can go on working while another has begun. A lost session is opened anew, which
 * rejects with AnotherEngineError when somebody else was faster.
 */
export function openEngineSession(settings: SqlServerSettings): SqlPool {
  return createPool({
    open: () => openLocked(settings),
    max: 1,
    waitMs: settings.connectTimeoutMs + settings.requestTimeoutMs,
  });
}

async function openLocked(settings: SqlServerSettings): Promise<SqlSession> {
  const session = await openSession(settings);
  try {
    const { rows } = await session.batch<{ taken: number }>(LOCK_SQL);
    if ((rows[0]?.taken ?? -1) < 0) throw new AnotherEngineError('Another engine works on this database');
    return session;
  } catch (error) {
    session.close();
    throw error;
  }
}
