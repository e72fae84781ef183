import { Kysely } from 'kysely';
import type { MessageChannel } from '../../gateway.ts';
import { messagesFor, type ReceivedMessage, receiveMessage } from '../../sandbox/messages.ts';
import type { OtomaxTables } from '../../tables.ts';
import { canonicalColumns } from '../columns.ts';
import { openPool } from '../gateway.ts';
import { sqlServerDialect } from '../kysely.ts';
import type { SqlPool } from '../pool.ts';
import { measureOffset } from '../probe.ts';
import type { SqlServerSettings } from '../settings.ts';
import { stagingState } from './state.ts';
import { MARKER } from './tables.ts';

/** The phones of a staging Otomax: what was sent to them can be read by anybody. */
export interface StagingPhones {
  /** Newest first, at most 50; none for what is no number, nor once the database is no staging any more. */
  messages(phone: string): Promise<ReceivedMessage[]>;
  /** Sends a text from a number to the operator's center; nothing once the database is no staging any more. */
  send(message: { from: string; channel: MessageChannel; text: string }): Promise<void>;
  close(): Promise<void>;
}

/**
 * Looks whether the database is a staging Otomax that was made here; undefined when it is anybody's own, of which
 * nothing is read. One connection, which is kept only for a staging Otomax.
 */
export async function openStagingPhones(settings: SqlServerSettings): Promise<StagingPhones | undefined> {
  const pool = openPool({ ...settings, poolMax: 1 });
  try {
    const offset = await offsetOfStaging(pool, settings);
    if (offset !== undefined) return phonesOver(pool, offset);
  } catch (error) {
    await pool.close();
    throw error;
  }
  await pool.close();
  return undefined;
}

function phonesOver(pool: SqlPool, utcOffsetMinutes: number): StagingPhones {
  const db = new Kysely<OtomaxTables>({ dialect: sqlServerDialect({ pool, columns: canonicalColumns }) });
  return {
    messages: async (phone) =>
      (await stillMarked(pool)) ? ((await messagesFor(db, phone, utcOffsetMinutes)) ?? []) : [],
    send: async (message) => {
      if (await stillMarked(pool)) await receiveMessage(db, message);
    },
    close: async () => {
      await db.destroy();
      await pool.close();
    },
  };
}

async function offsetOfStaging(pool: SqlPool, settings: SqlServerSettings): Promise<number | undefined> {
  const session = await pool.acquire();
  try {
    if ((await stagingState(session)) !== 'whole') return undefined;
    return settings.utcOffsetMinutes ?? (await measureOffset(session));
  } finally {
    pool.release(session);
  }
}

/** Somebody may have restored another database in its place. */
async function stillMarked(pool: SqlPool): Promise<boolean> {
  const session = await pool.acquire();
  try {
    const { rows } = await session.batch<{ marked: number }>(
      `select case when object_id('[dbo].[${MARKER}]', 'U') is null then 0 else 1 end as [marked]`,
    );
    return rows[0]?.marked === 1;
  } finally {
    pool.release(session);
  }
}
