import { createOperator, type Operator } from '../../sandbox/engine/operations.ts';
import { openPool } from '../gateway.ts';
import type { SqlPool } from '../pool.ts';
import { measureOffset } from '../probe.ts';
import type { SqlServerSettings } from '../settings.ts';
import { stagingDatabase } from './engine-source.ts';
import { NotEmptyError, stagingState } from './state.ts';

/** Hands on a staging Otomax beside its engine. */
export interface Staging {
  /** Rows of a statement in plain T-SQL. */
  ask<Row>(sql: string): Promise<Row[]>;
  operator: Operator;
  close(): Promise<void>;
}

/** Opens a staging Otomax that was made before. Rejects with NotEmptyError on any other database. */
export async function openStaging(settings: SqlServerSettings): Promise<Staging> {
  const pool = openPool(settings);
  try {
    const measured = await offsetOf(pool);
    const utcOffsetMinutes = settings.utcOffsetMinutes ?? measured;
    const operator = createOperator(stagingDatabase(pool, utcOffsetMinutes), Date.now);
    return {
      operator,
      ask: async <Row>(sql: string) => {
        const session = await pool.acquire();
        try {
          return (await session.batch<Row>(sql)).rows;
        } finally {
          pool.release(session);
        }
      },
      close: async () => {
        await operator.close();
        await pool.close();
      },
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

/** Throws NotEmptyError unless it is a staging Otomax. */
async function offsetOf(pool: SqlPool): Promise<number> {
  const session = await pool.acquire();
  try {
    if ((await stagingState(session)) !== 'whole')
      throw new NotEmptyError('Bukan Otomax staging / Not a staging Otomax');
    return await measureOffset(session);
  } finally {
    pool.release(session);
  }
}
