import { CENTER_SQL } from '../center.ts';
import type { SqlSession } from '../connection.ts';
import { ask, type FoundRights, readForeignTriggers, readRights, readServer } from '../facts.ts';
import { absentTables, type FoundColumn, findColumns, measureOffset } from '../probe.ts';
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

export const FORMATS_SQL = "select count(*) as [count] from [dbo].[parameter] where [grup] = 'Format'";

type CheckSettings = Pick<SqlServerSettings, 'changes' | 'senderType'>;

/**
 * What was found and what would fail, in plain words, without changing anything. What cannot be known in advance is
 * named as unproven. A question that the server refuses becomes a warning, not an error.
 */
export async function checkInstallation(session: SqlSession, settings: CheckSettings): Promise<Finding[]> {
  const columns = await findColumns(session);
  const state = await readState(session);
  const missing = absentTables(columns).filter((table) => !table.startsWith('hexaflate_'));
  const findings = [
    ...(await serverFindings(session)),
    ...missing.map((table) =>
      NEEDED.includes(table)
        ? blocking(checkWords.tableMissing(table))
        : warning(checkWords.tableMissing(table)),
    ),
    ...(['inbox', 'outbox'] as const).flatMap((table) =>
      unfillableColumns(columns, table).map((column) => blocking(checkWords.unfilledColumn(table, column))),
    ),
  ];
  if (NEEDED.some((table) => missing.includes(table))) return findings;
  return [
    ...findings,
    ...rightsFindings(await readRights(session), isInstalled(state, settings.changes)),
    ...(settings.changes === 'triggers' ? await triggerFindings(session) : [fine(checkWords.polling())]),
    ...(await otomaxFindings(session, settings, columns)),
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
  columns: readonly FoundColumn[],
): Promise<Finding[]> {
  const centers = await ask<{ id: number; label: string }>(session, CENTER_SQL);
  const formats = await ask<{ count: number }>(session, FORMATS_SQL);
  const center = centers?.[0];
  const count = formats?.[0]?.count ?? 0;
  const optional = new Set(
    columns
      .filter(({ schema, table }) => schema === 'dbo' && table.toLowerCase() === 'reseller')
      .map(({ column }) => column.toLowerCase()),
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
