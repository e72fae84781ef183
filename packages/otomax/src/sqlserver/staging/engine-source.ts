import { Kysely } from 'kysely';
import type { CommitWatch, EngineDatabase, EngineSource } from '../../sandbox/engine/database.ts';
import { oldestMessage } from '../../sandbox/engine/inbox.ts';
import type { OtomaxTables } from '../../tables.ts';
import { canonicalColumns } from '../columns.ts';
import { isUnavailable } from '../errors.ts';
import { sqlServerDialect } from '../kysely.ts';
import type { SqlPool } from '../pool.ts';
import { measureOffset } from '../probe.ts';
import type { SqlServerSettings } from '../settings.ts';
import { AnotherEngineError, openEngineSession } from './engine-session.ts';
import { ensureStaging, type StagingSeed } from './ensure.ts';

/** Between two looks for new messages: soon after work, and when idle. */
const PAUSE_MS = { busy: 5, idle: 40 };
/** What is written elsewhere than in inbox is looked for this often. */
const LOOK_MS = 250;

/**
 * A staging Otomax on SQL Server: an empty database is made into one first, and one that was made before is gone on
 * with. Opening it rejects with NotEmptyError on any other.
 */
export function stagingSource(settings: SqlServerSettings, seeding: StagingSeed): EngineSource {
  return {
    isTransient,
    take: async () => {
      const pool = openEngineSession(settings);
      try {
        pool.release(await pool.acquire());
      } catch (error) {
        await pool.close();
        if (error instanceof AnotherEngineError) return undefined;
        throw error;
      }
      return {
        open: async () => {
          const utcOffsetMinutes = await prepared(pool, settings, seeding);
          return stagingDatabase(pool, utcOffsetMinutes);
        },
        release: pool.close,
      };
    },
  };
}

async function prepared(pool: SqlPool, settings: SqlServerSettings, seeding: StagingSeed): Promise<number> {
  const session = await pool.acquire();
  try {
    const utcOffsetMinutes = settings.utcOffsetMinutes ?? (await measureOffset(session));
    await ensureStaging(session, utcOffsetMinutes, seeding);
    return utcOffsetMinutes;
  } finally {
    pool.release(session);
  }
}

/** A staging Otomax as an engine or an operator works on it. The pool outlives it. */
export function stagingDatabase(pool: SqlPool, utcOffsetMinutes: number): EngineDatabase {
  const db = new Kysely<OtomaxTables>({ dialect: sqlServerDialect({ pool, columns: canonicalColumns }) });
  return { db, utcOffsetMinutes, isTransient, watch: watchInbox(db), close: () => db.destroy() };
}

/** A step that was rolled back or whose fate nobody knows looks first at how things stand: it is done again. */
function isTransient(error: unknown): boolean {
  return isUnavailable(error) || error instanceof AnotherEngineError;
}

function watchInbox(db: Kysely<OtomaxTables>): CommitWatch {
  let notedAt = 0;
  return {
    pauseMs: PAUSE_MS,
    note: () => {
      notedAt = performance.now();
    },
    moved: async () => performance.now() - notedAt >= LOOK_MS || (await oldestMessage({ db })) !== undefined,
  };
}
