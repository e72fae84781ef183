import { FORMAT_GROUP } from '../../formats.ts';
import { CENTER_SQL } from '../center.ts';
import type { Columns } from '../columns.ts';
import type { SqlSession } from '../connection.ts';
import { ask, type FoundRights, readForeignTriggers, readRights, readServer } from '../facts.ts';
import { lackingColumns } from '../needed-columns.ts';
import { findRenamed } from '../parameter-shape.ts';
import {
  absentTables,
  columnsOf,
  columnsOfTable,
  type FoundColumn,
  findColumns,
  measureOffset,
} from '../probe.ts';
import type { SqlServerSettings } from '../settings.ts';
import { unfillableColumns } from '../unfillable.ts';
import { senderFindings } from './check-senders.ts';
import { checkWords } from './check-words.ts';
import { searchPlainOutputs } from './find-outputs.ts';
import { blocking, type Finding, failure, fine, warning } from './finding.ts';
import { type InstallState, isInstalled, readState, untold } from './state.ts';

/** Without these there is nothing to serve. */
const NEEDED = [
  'inbox',
  'outbox',
  'transaksi',
  'mutasi',
  'reseller',
  'pengirim',
  'level',
  'produk',
  'operator',
  'parameter',
  'im_center',
];

/** The oldest compatibility level that our statements are written for (SQL Server 2008). */
const OLDEST_LEVEL = 100;

/** How many formats there are; `group` is the column of the group. */
export const formatsSql = (group: string) =>
  `select count(*) as [count] from [dbo].[parameter] where [${group.replaceAll(']', ']]')}] = '${FORMAT_GROUP}'`;

type CheckSettings = Pick<SqlServerSettings, 'changes' | 'senderType'>;

/**
 * What was found and what would fail, in plain words, without changing anything. What cannot be known in advance is
 * named as unproven. A question that the server refuses becomes a warning, not an error.
 */
export async function checkInstallation(session: SqlSession, settings: CheckSettings): Promise<Finding[]> {
  const found = await findColumns(session);
  const columns = columnsOf(found, await findRenamed(session, found));
  const state = await readState(session);
  const missing = absentTables(found).filter((table) => !table.startsWith('hexaflate_'));
  const findings = [
    ...(await serverFindings(session)),
    ...missing.map((table) =>
      NEEDED.includes(table)
        ? blocking(checkWords.tableMissing(table))
        : warning(checkWords.tableMissing(table)),
    ),
    ...(['inbox', 'outbox'] as const).flatMap((table) =>
      unfillableColumns(found, table).map((column) => blocking(checkWords.unfilledColumn(table, column))),
    ),
  ];
  if (NEEDED.some((table) => missing.includes(table))) return findings;
  return [
    ...findings,
    ...columnFindings(columns, found),
    ...rightsFindings(await readRights(session), isInstalled(state, settings.changes)),
    ...(settings.changes === 'triggers' ? await triggerFindings(session) : [fine(checkWords.polling())]),
    ...(await otomaxFindings(session, settings, columns, found)),
    ...installedFindings(state, settings),
  ];
}

async function serverFindings(session: SqlSession): Promise<Finding[]> {
  const server = await readServer(session);
  const clock = fine(checkWords.clock(await measureOffset(session)));
  if (!server) return [warning(checkWords.notAnswered('server')), clock];
  const { version, edition, level, collation } = server;
  return [
    fine(checkWords.server(version, edition, level, collation)),
    ...(level !== null && level < OLDEST_LEVEL ? [warning(checkWords.oldLevel(level))] : []),
    ...(/express/i.test(edition) ? [warning(checkWords.express())] : []),
    ...(/_CS_/i.test(collation) ? [warning(checkWords.caseSensitive())] : []),
    clock,
  ];
}

/** Columns that are not there, and what that means; columns of another name, and which. */
function columnFindings(columns: Columns, found: readonly FoundColumn[]): Finding[] {
  const { requests, messages, triggers } = lackingColumns(columns);
  const needed = new Set([...requests, ...messages, ...triggers]);
  const optional = [...columns.absent].flatMap(([table, names]) =>
    table.startsWith('hexaflate_')
      ? []
      : [...names].map((name) => `${table}.${name}`).filter((name) => !needed.has(name)),
  );
  const there = columnsOfTable(found, 'dbo', 'parameter').map(({ column }) => column);
  const formats = requests.filter((name) => name.startsWith('parameter.'));
  const others = requests.filter((name) => !formats.includes(name) && !triggers.includes(name));
  return [
    ...[...columns.renamed].map(([table, names]) => fine(checkWords.renamed(table, names))),
    ...(formats.length > 0 ? [failure(checkWords.noFormatColumns(formats, there))] : []),
    ...(triggers.length > 0 ? [blocking(checkWords.columnsNeeded(triggers))] : []),
    ...(others.length > 0 ? [failure(checkWords.columnsForRequests(others))] : []),
    ...(messages.length > 0 ? [failure(checkWords.columnsForMessages(messages))] : []),
    ...(optional.length > 0 ? [warning(checkWords.columnsAbsent(optional))] : []),
  ];
}

function rightsFindings(has: FoundRights, installed: boolean): Finding[] {
  const found = (
    name: string,
    may: boolean | null,
    without: (words: ReturnType<typeof checkWords.right>) => Finding,
  ) =>
    may === null
      ? warning(checkWords.notAnswered(name))
      : may
        ? fine(checkWords.right(name, true))
        : without(checkWords.right(name, false));
  return [
    found('SELECT', has.read, failure),
    found('INSERT inbox', has.send, failure),
    found('INSERT outbox', has.message, warning),
    found('UPDATE outbox (status, tgl_status)', has.settleReplies, warning),
    ...(installed
      ? [found('INSERT hexaflate.submission', has.submit, failure)]
      : [found('CREATE TRIGGER', has.install, blocking)]),
  ];
}

async function triggerFindings(session: SqlSession): Promise<Finding[]> {
  const triggers = await readForeignTriggers(session);
  const { found, hidden, sawModules, sawPlans } = await searchPlainOutputs(session);
  return [
    ...(triggers
      ? triggers.map(({ table, name, callsOut }) =>
          warning(callsOut ? checkWords.callingTrigger(table, name) : checkWords.foreignTrigger(table, name)),
        )
      : [warning(checkWords.notAnswered('sys.triggers'))]),
    ...found.map(({ table, module }) => warning(checkWords.plainOutput(table, module))),
    ...hidden.map((name) => warning(checkWords.encrypted(name))),
    ...(sawModules ? [] : [warning(checkWords.notAnswered('sys.sql_modules'))]),
    warning(sawPlans ? checkWords.plansSeen() : checkWords.plansUnseen()),
    warning(checkWords.unproven()),
  ];
}

async function otomaxFindings(
  session: SqlSession,
  { senderType }: CheckSettings,
  columns: Columns,
  found: readonly FoundColumn[],
): Promise<Finding[]> {
  const centers = await ask<{ id: number; label: string }>(session, CENTER_SQL);
  const group = columns.renamed.get('parameter')?.get('grup') ?? 'grup';
  const readable = !columns.absent.get('parameter')?.has('grup');
  const formats = readable ? await ask<{ count: number }>(session, formatsSql(group)) : [];
  const center = centers?.[0];
  const count = formats?.[0]?.count ?? 0;
  const optional = new Set(
    columnsOfTable(found, 'dbo', 'reseller').map(({ column }) => column.toLowerCase()),
  );
  return [
    centers
      ? center
        ? fine(checkWords.center(center.id))
        : failure(checkWords.noCenter())
      : warning(checkWords.notAnswered('im_center')),
    formats
      ? count > 0
        ? fine(checkWords.formats(count))
        : failure(checkWords.formats(count))
      : warning(checkWords.notAnswered('parameter')),
    ...(await senderFindings(session, senderType, optional, center?.id)),
  ];
}

function installedFindings(state: InstallState, { changes }: CheckSettings): Finding[] {
  if (!isInstalled(state, changes)) return [warning(checkWords.notInstalled())];
  if (changes === 'polling') {
    return state.triggers.size > 0 ? [warning(checkWords.triggersLeft(state.triggers.size))] : [];
  }
  const lacking = untold(state);
  if (lacking.length === state.present.size) return [warning(checkWords.noTriggers())];
  return [
    fine(checkWords.installed(state.present.size - lacking.length)),
    ...lacking.map((table) =>
      warning(
        state.idle.has(`hexaflate_${table}`) ? checkWords.idleTrigger(table) : checkWords.noTrigger(table),
      ),
    ),
  ];
}
