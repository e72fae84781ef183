import { parseSqlServerUrl } from '@hexaflate/otomax';
import type { SqlSession } from '../../packages/otomax/src/sqlserver/connection.ts';
import { openPool } from '../../packages/otomax/src/sqlserver/gateway.ts';
import type { TriggerWeight } from './weigh-triggers.ts';

/** How often the loop runs one statement. */
export const STATEMENTS = 200;
const TURNS = 3;

/**
 * `weighTriggers` on SQL Server's protocol: a loop on the server runs the same statement with our triggers and with them
 * disabled, in turns, and the least counts on both sides. Everything is undone, and whoever wants the table meanwhile
 * waits. A table without an identity or a `kode` of its own is left out.
 */
export async function weighSqlServerTriggers(
  url: string,
  tables: readonly string[],
): Promise<Map<string, TriggerWeight>> {
  const pool = openPool(parseSqlServerUrl(url));
  const session = await pool.acquire();
  try {
    const weights = new Map<string, TriggerWeight>();
    for (const table of tables) {
      const columns = await readColumns(session, table);
      const key = columns.find(({ isIdentity }) => isIdentity) ?? columns.find(({ name }) => name === 'kode');
      const others = columns.filter(({ isIdentity }) => !isIdentity).map(({ name }) => name);
      const [other] = others.filter((name) => name !== key?.name);
      const row = key && (await readKey(session, table, key.name));
      if (!key || !other || row === undefined) continue;
      const one = `where ${key.name} = '${row}'`;
      weights.set(table, {
        updateUs: await weigh(session, table, `update ${table} set ${other} = ${other} ${one}`),
        insertUs: key.isIdentity
          ? await weigh(
              session,
              table,
              `insert into ${table} (${others}) select ${others} from ${table} ${one}`,
            )
          : undefined,
      });
    }
    return weights;
  } finally {
    pool.release(session);
    await pool.close();
  }
}

async function weigh(session: SqlSession, table: string, statement: string): Promise<number> {
  let withUs = Number.POSITIVE_INFINITY;
  let withoutUs = Number.POSITIVE_INFINITY;
  const triggers = await readTriggers(session, table);
  for (let turn = 0; turn < TURNS; turn += 1) {
    withUs = Math.min(withUs, await time(session, table, statement, []));
    withoutUs = Math.min(withoutUs, await time(session, table, statement, triggers));
  }
  return Math.max(0, withUs - withoutUs);
}

/** Microseconds of one statement, while these triggers are disabled; all of it is undone. */
async function time(
  session: SqlSession,
  table: string,
  statement: string,
  without: readonly string[],
): Promise<number> {
  await session.begin();
  try {
    for (const trigger of without) await session.batch(`disable trigger ${trigger} on ${table}`);
    await session.batch(statement);
    const began = performance.now();
    await session.batch(
      `declare @n int; set @n = 0; while @n < ${STATEMENTS} begin ${statement}; set @n = @n + 1; end`,
    );
    return ((performance.now() - began) * 1000) / STATEMENTS;
  } finally {
    await session.rollback();
  }
}

async function readColumns(session: SqlSession, table: string) {
  const { rows } = await session.run<{ name: string; isIdentity: number }>(
    `select name, cast(is_identity as int) as isIdentity from sys.columns
     where object_id = object_id(@1) and is_computed = 0 order by column_id`,
    [table],
  );
  return rows.map(({ name, isIdentity }) => ({ name, isIdentity: Number(isIdentity) === 1 }));
}

async function readKey(session: SqlSession, table: string, key: string): Promise<string | undefined> {
  const { rows } = await session.run<{ id: string }>(
    `select top 1 cast(${key} as varchar(40)) as id from ${table} order by ${key}`,
    [],
  );
  return rows[0]?.id;
}

async function readTriggers(session: SqlSession, table: string): Promise<string[]> {
  const { rows } = await session.run<{ name: string }>(
    `select name from sys.triggers where parent_id = object_id(@1) and name like 'hexaflate%'`,
    [table],
  );
  return rows.map(({ name }) => name);
}
