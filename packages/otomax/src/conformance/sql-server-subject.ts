import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Gateway } from '../gateway.ts';
import { WIB_OFFSET_MINUTES } from '../local-time.ts';
import { openSandboxDatabase } from '../sandbox/database.ts';
import { canonicalColumns } from '../sqlserver/columns.ts';
import { createSqlServerGateway, openPool } from '../sqlserver/gateway.ts';
import { applySteps } from '../sqlserver/install/apply.ts';
import { planInstall } from '../sqlserver/install/plan.ts';
import { readState } from '../sqlserver/install/state.ts';
import { sqlServerDialect } from '../sqlserver/kysely.ts';
import type { SqlPool } from '../sqlserver/pool.ts';
import { parseSqlServerUrl, type SqlServerSettings } from '../sqlserver/settings.ts';
import { prepareStaging } from '../sqlserver/staging/prepare.ts';
import type { OtomaxTables } from '../tables.ts';
import { insertFixtures, NOON } from './fixtures.ts';
import type { Subject } from './subject.ts';

export interface SqlServerSubject extends Subject {
  settings: SqlServerSettings;
  pool: SqlPool;
}

/** The settings for the rules, which are written in the times of Jakarta, wherever the server stands. */
export function testSettings(url: string): SqlServerSettings {
  return { ...parseSqlServerUrl(url), utcOffsetMinutes: WIB_OFFSET_MINUTES };
}

/** The same installation anew, in the one database that is named. */
export async function openSqlServer(url: string): Promise<SqlServerSubject> {
  const settings = testSettings(url);
  const pool = openPool(settings);
  await makeStaging(pool);
  const db = new Kysely<OtomaxTables>({ dialect: sqlServerDialect({ pool, columns: canonicalColumns }) });
  await insertFixtures(db);
  const clock = { now: NOON };
  const opened: Gateway[] = [];
  const another = async () => {
    const gateway = await createSqlServerGateway({ settings, clock: () => clock.now });
    opened.push(gateway);
    return gateway;
  };
  return {
    gateway: await another(),
    db,
    clock,
    another,
    settings,
    pool,
    close: async () => {
      await Promise.all(opened.map((gateway) => gateway.close()));
      await db.destroy();
      await pool.close();
    },
  };
}

async function makeStaging(pool: SqlPool): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'hexaflate-otomax-'));
  const source = openSandboxDatabase(join(directory, 'otomax.db'), { historyDays: 0, now: NOON });
  const session = await pool.acquire();
  try {
    await prepareStaging(session, source, WIB_OFFSET_MINUTES);
    await applySteps(session, planInstall(await readState(session)));
  } finally {
    pool.release(session);
    await source.destroy();
    rmSync(directory, { recursive: true });
  }
}
