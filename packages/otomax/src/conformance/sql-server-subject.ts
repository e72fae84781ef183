import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Gateway } from '../gateway.ts';
import type { ChangesMode } from '../installation.ts';
import { WIB_OFFSET_MINUTES } from '../local-time.ts';
import { openSandboxDatabase } from '../sandbox/database.ts';
import { canonicalColumns } from '../sqlserver/columns.ts';
import { createSqlServerGateway, openPool } from '../sqlserver/gateway.ts';
import { applySteps } from '../sqlserver/install/apply.ts';
import { planInstall } from '../sqlserver/install/plan.ts';
import { readState } from '../sqlserver/install/state.ts';
import { sqlServerDialect } from '../sqlserver/kysely.ts';
import type { PollingPace } from '../sqlserver/polling/poller.ts';
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
export function openSqlServer(url: string): Promise<SqlServerSubject> {
  return openSubject(testSettings(url));
}

/** Every look finds everything there is to find. */
const restless: PollingPace = {
  eventsMs: 0,
  mastersMs: 0,
  pages: 1000,
  pageSize: 200,
  commissionsMs: 0,
  recentMs: 0,
};

/** The same without triggers. Whoever asks for changes has them looked for first, as the relay does in turn. */
export async function openPolledSqlServer(url: string): Promise<SqlServerSubject> {
  const looking = (gateway: Gateway): Gateway => ({
    ...gateway,
    changes: async (limit) => {
      await gateway.waitForChanges(0);
      return gateway.changes(limit);
    },
  });
  return await openSubject({ ...testSettings(url), changes: 'polling' }, looking);
}

async function openSubject(
  settings: SqlServerSettings,
  wrap: (gateway: Gateway) => Gateway = (gateway) => gateway,
): Promise<SqlServerSubject> {
  const pool = openPool(settings);
  await makeStaging(pool, settings.changes);
  const db = new Kysely<OtomaxTables>({ dialect: sqlServerDialect({ pool, columns: canonicalColumns }) });
  await insertFixtures(db);
  const clock = { now: NOON };
  const opened: Gateway[] = [];
  const another: Subject['another'] = async (options) => {
    const gateway = await createSqlServerGateway({
      settings,
      clock: () => clock.now,
      pace: restless,
      ...(options?.strict ? { formatsAsFound: false } : {}),
    });
    opened.push(gateway);
    return wrap(gateway);
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

async function makeStaging(pool: SqlPool, changes: ChangesMode): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'hexaflate-otomax-'));
  const source = openSandboxDatabase(join(directory, 'otomax.db'), { historyDays: 0, now: NOON });
  const session = await pool.acquire();
  try {
    await prepareStaging(session, source, WIB_OFFSET_MINUTES);
    await applySteps(session, planInstall(await readState(session), { changes, without: new Set() }));
  } finally {
    pool.release(session);
    await source.destroy();
    rmSync(directory, { recursive: true });
  }
}
