import type { SqlSession } from '../connection.ts';
import { ask } from '../facts.ts';
import { checkWords } from './check-words.ts';
import { type Finding, failure, fine, warning } from './finding.ts';

/** Newest rows of inbox that are looked through. */
const RECENT = 5000;

/** The type of the sender that a request would name: the confirmed one, or S before W before others. */
export function sendersSql(senderType: string | undefined, optional: ReadonlySet<string>): string {
  const alive = ['suspend', 'deleted']
    .filter((column) => optional.has(column))
    .map((column) => ` and isnull(r.[${column}], 0) = 0`)
    .join('');
  const only = senderType === undefined ? '' : ` and upper(p.[tipe_pengirim]) = '${senderType}'`;
  return `select u.[used] as [used], count(*) as [agents] from (
  select r.[kode], min(case upper(p.[tipe_pengirim]) when 'S' then '0S' when 'W' then '1W' else '2' + upper(p.[tipe_pengirim]) end) as [used]
  from [dbo].[reseller] r left join [dbo].[pengirim] p on p.[kode_reseller] = r.[kode]${only}
  where r.[aktif] = 1${alive} group by r.[kode]
) u group by u.[used] order by u.[used]`;
}

export const RECENT_SQL = `select i.[type] as [type], i.[center] as [center], count(*) as [sent], sum(i.[sold]) as [sold], sum(i.[refused]) as [refused]
from (
  select top (${RECENT}) upper([tipe_pengirim]) as [type], isnull([kode_terminal], 0) as [center],
    case when [status] = 22 or [kode_transaksi] is not null then 1 else 0 end as [sold],
    case when [status] = 41 then 1 else 0 end as [refused]
  from [dbo].[inbox] where [is_jawaban] = 0 order by [kode] desc
) i group by i.[type], i.[center]`;

interface RecentRow {
  type: string;
  center: number;
  sent: number;
  sold: number;
  refused: number;
}

/**
 * Is the way in which our requests name their sender one that this Otomax takes? Which agents have such a sender, and
 * what became of recent requests of that type, ours and everyone's. Only a sale proves it.
 */
export async function senderFindings(
  session: SqlSession,
  senderType: string | undefined,
  optional: ReadonlySet<string>,
  centerId: number | undefined,
): Promise<Finding[]> {
  const used = await ask<{ used: string | null; agents: number }>(session, sendersSql(senderType, optional));
  const recent = await ask<RecentRow>(session, RECENT_SQL);
  if (!used || !recent) return [warning(checkWords.notAnswered('pengirim, inbox'))];
  const types = used.flatMap(({ used: type, agents }) =>
    type === null ? [] : [{ type: type.slice(1), agents }],
  );
  return [share(used, types), ...types.map(({ type }) => experience(type, recent)), ours(recent, centerId)];
}

function share(
  used: readonly { used: string | null; agents: number }[],
  types: readonly { type: string; agents: number }[],
): Finding {
  const all = used.reduce((sum, { agents }) => sum + agents, 0);
  const able = types.reduce((sum, { agents }) => sum + agents, 0);
  const words = checkWords.senders(
    able,
    all,
    types.map(({ type, agents }) => `${type} ${agents}`).join(', '),
  );
  if (able === 0) return failure(words);
  return able < all ? warning(words) : fine(words);
}

/** What became of recent requests of one type, through whichever center. */
function experience(type: string, recent: readonly RecentRow[]): Finding {
  const rows = recent.filter((row) => row.type === type);
  const sum = (of: (row: RecentRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const [sent, sold, refused] = [sum((row) => row.sent), sum((row) => row.sold), sum((row) => row.refused)];
  const words = checkWords.senderType(type, sent, sold, refused);
  return sold > 0 ? fine(words) : warning(words);
}

function ours(recent: readonly RecentRow[], centerId: number | undefined): Finding {
  const sold = recent.filter(({ center }) => center === centerId).reduce((sum, row) => sum + row.sold, 0);
  return sold > 0 ? fine(checkWords.centerProven(sold)) : warning(checkWords.centerUnproven());
}
