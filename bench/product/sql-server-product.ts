import { parseSqlServerUrl } from '@hexaflate/otomax';
import { type Stack, startStack } from '../../e2e/support/stack.ts';
import { openPool } from '../../packages/otomax/src/sqlserver/gateway.ts';
import { makeStaging } from '../../scripts/chaos/staging.ts';

/** A product over a staging Otomax on a server that speaks SQL Server's protocol. */
export interface SqlServerProduct {
  stack: Stack;
  /** Agents of the staging Otomax. */
  agentCodes: readonly string[];
}

const MOST_AGENTS = 40;
/** So that every home has sales to show. */
const HISTORY_DAYS = 2;

/**
 * Makes the staging Otomax anew in the database, which must be empty or have been made so before, and starts engine
 * and server over it. `name` goes into the log's file name.
 */
export async function startSqlServerProduct(name: string, url: string): Promise<SqlServerProduct> {
  const engine = await makeStaging(url, HISTORY_DAYS);
  const stack = await startStack(name, [], engine, { OTOMAX_URL: url });
  const pool = openPool(parseSqlServerUrl(url));
  try {
    const session = await pool.acquire();
    const { rows } = await session.run<{ kode: string }>(
      `select top ${MOST_AGENTS} kode from reseller where aktif = 1 order by kode`,
      [],
    );
    pool.release(session);
    return { stack, agentCodes: rows.map(({ kode }) => kode) };
  } catch (error) {
    await stack.stop();
    throw error;
  } finally {
    await pool.close();
  }
}
