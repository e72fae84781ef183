import { Database } from 'bun:sqlite';
import { wrapSqlite } from '../sandbox/engine/sqlite-database.ts';
import { furnishedBytes } from '../sandbox/engine/testing/world.ts';
import { openPool } from '../sqlserver/gateway.ts';
import { applySteps } from '../sqlserver/install/apply.ts';
import { planInstall } from '../sqlserver/install/plan.ts';
import { readState } from '../sqlserver/install/state.ts';
import type { SqlPool } from '../sqlserver/pool.ts';
import type { SqlServerSettings } from '../sqlserver/settings.ts';
import { stagingDatabase } from '../sqlserver/staging/engine-source.ts';
import { prepareStaging } from '../sqlserver/staging/prepare.ts';
import type { EngineSubject } from './engine-subject.ts';
import { testSettings } from './sql-server-subject.ts';

export interface SqlServerEngineSubject extends EngineSubject {
  settings: SqlServerSettings;
}

/** The furnished installation in the one database that is named, our triggers on it. */
export async function openEngineOnSqlServer(url: string): Promise<SqlServerEngineSubject> {
  const settings = testSettings(url);
  const offset = settings.utcOffsetMinutes ?? 0;
  const pools: SqlPool[] = [];
  const open = () => {
    const pool = openPool(settings);
    pools.push(pool);
    return { pool, database: stagingDatabase(pool, offset) };
  };
  const { pool, database } = open();
  await furnishServer(pool, offset);
  return {
    settings,
    database,
    another: async () => open().database,
    close: async () => {
      await database.close();
      await Promise.all(pools.map((each) => each.close()));
    },
  };
}

async function furnishServer(pool: SqlPool, utcOffsetMinutes: number): Promise<void> {
  const source = wrapSqlite(Database.deserialize(furnishedBytes(), { safeIntegers: true, strict: true }));
  const session = await pool.acquire();
  try {
    await prepareStaging(session, source.db, utcOffsetMinutes);
    await applySteps(session, planInstall(await readState(session)));
  } finally {
    pool.release(session);
    await source.close();
  }
}
