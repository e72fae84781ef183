import type { Installation, InstallationRights } from '../installation.ts';
import type { SqlSession } from './connection.ts';
import { isUnavailable } from './errors.ts';
import { watchedTables } from './install/watched.ts';

const WATCHED = [...watchedTables.keys()].map((name) => `'${name}'`).join(', ');

/** Tables whose old rows an operator clears out, with the column that says when a row came. */
const histories = [
  ['inbox', 'tgl_entri'],
  ['outbox', 'tgl_entri'],
  ['transaksi', 'tgl_entri'],
  ['mutasi', 'tanggal'],
] as const;

/** What is asked about an installation. None of it changes or locks anything. */
export const FACTS_SQL = {
  server: `select cast(serverproperty('ProductVersion') as varchar(50)) as [version],
  cast(serverproperty('Edition') as varchar(100)) as [edition],
  (select cast(d.compatibility_level as int) from sys.databases d where d.name = db_name()) as [level],
  cast(databasepropertyex(db_name(), 'Collation') as varchar(100)) as [collation]`,
  triggers: `select t.name as [table], g.name as [name],
  case when m.definition like '%sp_OA%' or m.definition like '%xp_cmdshell%' then 1 else 0 end as [callsOut]
from sys.triggers g join sys.tables t on t.object_id = g.parent_id join sys.schemas s on s.schema_id = t.schema_id
left join sys.sql_modules m on m.object_id = g.object_id
where s.name = 'dbo' and t.name in (${WATCHED}) and g.name not like 'hexaflate[_]%'`,
  rights: `select has_perms_by_name('dbo.reseller', 'OBJECT', 'SELECT') as [read],
  has_perms_by_name('dbo.inbox', 'OBJECT', 'INSERT') as [send],
  has_perms_by_name('hexaflate.submission', 'OBJECT', 'INSERT') as [submit],
  has_perms_by_name('dbo.outbox', 'OBJECT', 'INSERT') as [message],
  has_perms_by_name('dbo.outbox', 'OBJECT', 'UPDATE') as [settle],
  has_perms_by_name('dbo.outbox', 'OBJECT', 'UPDATE', 'status', 'COLUMN') as [settleStatus],
  has_perms_by_name('dbo.inbox', 'OBJECT', 'ALTER') as [install]`,
  // By the clustered key: the time columns have no index.
  history: histories
    .map(
      ([table, at]) =>
        `select '${table}' as [table], h.[kode], h.[at] from (select top (1) [kode], [${at}] as [at] from [dbo].[${table}] order by [kode]) h`,
    )
    .join('\nunion all\n'),
};

/** Asks; undefined when the server refuses to answer. Rejects when there is no server to answer. */
export async function ask<Row>(session: SqlSession, sql: string): Promise<Row[] | undefined> {
  try {
    return (await session.run<Row>(sql, [])).rows;
  } catch (error) {
    if (!session.alive() || isUnavailable(error)) throw error;
    return undefined;
  }
}

export interface ServerFacts {
  version: string;
  edition: string;
  level: number;
  collation: string;
}

export async function readServer(session: SqlSession): Promise<ServerFacts | undefined> {
  return (await ask<ServerFacts>(session, FACTS_SQL.server))?.[0];
}

/** Triggers that are not ours; undefined when the server does not tell. */
export async function readForeignTriggers(session: SqlSession): Promise<ForeignTrigger[] | undefined> {
  const rows = await ask<{ table: string; name: string; callsOut: number }>(session, FACTS_SQL.triggers);
  return rows?.map((row) => ({ ...row, callsOut: row.callsOut === 1 }));
}

type ForeignTrigger = Installation['foreignTriggers'][number];

export interface FoundRights extends InstallationRights {
  submit: boolean | null;
  install: boolean | null;
}

type RightsRow = Record<
  'read' | 'send' | 'submit' | 'message' | 'settle' | 'settleStatus' | 'install',
  unknown
>;

/** What this login may do. Null is "the server does not tell", which is not "no". */
export async function readRights(session: SqlSession): Promise<FoundRights> {
  const row = (await ask<RightsRow>(session, FACTS_SQL.rights))?.[0];
  const may = (name: keyof RightsRow) => {
    const value = row?.[name];
    return value === 1 ? true : value === 0 ? false : null;
  };
  return {
    read: may('read'),
    send: may('send'),
    submit: may('submit'),
    message: may('message'),
    settleReplies: may('settle') === true ? true : may('settleStatus'),
    install: may('install'),
  };
}

/** The oldest row of each event table, its time as local text. */
export async function readHistory(
  session: SqlSession,
): Promise<{ table: string; kode: number; at: string | null }[]> {
  return (await ask<{ table: string; kode: number; at: string | null }>(session, FACTS_SQL.history)) ?? [];
}
