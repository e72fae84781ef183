import { describe } from 'bun:test';
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
import { parseSqlServerUrl } from '../sqlserver/settings.ts';
import { prepareStaging } from '../sqlserver/staging/prepare.ts';
import type { OtomaxTables } from '../tables.ts';
import { agentsConformance } from './agents.ts';
import { feedConformance } from './feed.ts';
import { insertFixtures, NOON } from './fixtures.ts';
import { ordersConformance } from './orders.ts';
import { pricesConformance } from './prices.ts';
import { serviceConformance } from './service.ts';
import type { Subject } from './subject.ts';
import { transactionsConformance } from './transactions.ts';

const url = process.env.OTOMAX_TEST_URL;

/** The same installation anew for every group of rules, in the one database that is named. */
async function openSqlServer(address: string): Promise<Subject> {
  // The rules are written in the times of Jakarta, wherever the server stands.
  const settings = { ...parseSqlServerUrl(address), utcOffsetMinutes: WIB_OFFSET_MINUTES };
  const directory = mkdtempSync(join(tmpdir(), 'hexaflate-otomax-'));
  const source = openSandboxDatabase(join(directory, 'otomax.db'), { historyDays: 0, now: NOON });
  const pool = openPool(settings);
  const session = await pool.acquire();
  try {
    await prepareStaging(session, source);
    await applySteps(session, planInstall(await readState(session)));
  } finally {
    pool.release(session);
    await source.destroy();
    rmSync(directory, { recursive: true });
  }
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
    close: async () => {
      await Promise.all(opened.map((gateway) => gateway.close()));
      await db.destroy();
      await pool.close();
    },
  };
}

if (url !== undefined && url !== '') {
  const open = () => openSqlServer(url);
  describe('SQL Server is a gateway', () => {
    pricesConformance(open);
    agentsConformance(open);
    transactionsConformance(open);
    ordersConformance(open);
    feedConformance(open);
    serviceConformance(open);
  });
}
