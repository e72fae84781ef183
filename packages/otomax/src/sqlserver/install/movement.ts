import type { SqlSession } from '../connection.ts';
import { ask } from '../facts.ts';

/** Newest transactions among which unfinished ones are counted: the table has no index on its status. */
const RECENT = 2000;

export const MOVEMENT_SQL = {
  rows: `select (select isnull(max([kode]), 0) from [dbo].[inbox]) as [inbox],
  (select isnull(max([kode]), 0) from [dbo].[outbox]) as [outbox],
  (select isnull(max([kode]), 0) from [dbo].[transaksi]) as [transaksi],
  (select isnull(max([kode]), 0) from [dbo].[mutasi]) as [mutasi],
  (select count(*) from [dbo].[inbox] where [status] = 0) as [waiting],
  (select isnull(min([kode]), 0) from [dbo].[inbox] where [status] = 0) as [oldest],
  (select count(*) from [dbo].[transaksi]
    where [status] < 20 and [kode] > (select isnull(max([kode]), 0) - ${RECENT} from [dbo].[transaksi])) as [open]`,
  newestLog: 'select isnull(max([kode]), 0) as [kode] from [dbo].[sistem_log]',
  logsSince: (kode: number) => `select count(*) as [logs],
  isnull(sum(case when [pesan] like '%trigger%' or [pesan] like '%OUTPUT clause%' then 1 else 0 end), 0) as [complaints]
from [dbo].[sistem_log] where [kode] > ${kode}`,
};

/** Where Otomax stands at one moment. */
export interface Sample {
  inbox: number;
  outbox: number;
  transaksi: number;
  mutasi: number;
  /** Requests that nobody has taken up, and the oldest of them (0 when there is none). */
  waiting: number;
  oldest: number;
  /** Recent transactions without an outcome. */
  open: number;
  /** Rows of Otomax's own log since the watch began, and those that speak of triggers. */
  logs: number;
  complaints: number;
}

/** Looks where Otomax stands. `logFrom` is the newest row of its log when the watch began; undefined without a log. */
export async function takeSample(session: SqlSession, logFrom: number | undefined): Promise<Sample> {
  const { rows } = await session.run<Omit<Sample, 'logs' | 'complaints'>>(MOVEMENT_SQL.rows, []);
  const [counts] = rows;
  if (!counts) throw new Error('The server counted nothing');
  const logs =
    logFrom === undefined
      ? undefined
      : await ask<{ logs: number; complaints: number }>(session, MOVEMENT_SQL.logsSince(logFrom));
  return { ...counts, ...(logs?.[0] ?? { logs: 0, complaints: 0 }) };
}

/** The newest row of Otomax's log; undefined where there is none, or we may not read it. */
export async function newestLog(session: SqlSession): Promise<number | undefined> {
  return (await ask<{ kode: number }>(session, MOVEMENT_SQL.newestLog))?.[0]?.kode;
}
