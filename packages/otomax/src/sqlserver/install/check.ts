import type { SqlSession } from '../connection.ts';
import { absentTables, type FoundColumn, findColumns, measureOffset } from '../probe.ts';
import { type CheckWords, checkWords } from './check-words.ts';
import { type InstallState, isInstalled, readState } from './state.ts';
import { watchedTables } from './watched.ts';

export interface Finding {
  level: 'fine' | 'warning' | 'failure';
  id: string;
  en: string;
}

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

/** What our own inserts fill; any other column without a default must take null. */
const filled: Readonly<Record<'inbox' | 'outbox', readonly string[]>> = {
  inbox: [
    'tgl_entri',
    'penerima',
    'pengirim',
    'tipe_pengirim',
    'pesan',
    'status',
    'kode_terminal',
    'tgl_status',
    'kode_reseller',
    'is_jawaban',
  ],
  outbox: [
    'tgl_entri',
    'penerima',
    'tipe_penerima',
    'pesan',
    'status',
    'tgl_status',
    'kode_reseller',
    'bebas_biaya',
    'is_perintah',
    'prioritas',
    'modul_proses',
    'kode_terminal',
  ],
};

const WATCHED = [...watchedTables.keys()].map((name) => `'${name}'`).join(', ');

export const CHECK_SQL = {
  server: `select cast(serverproperty('ProductVersion') as varchar(50)) as [version],
  cast(serverproperty('Edition') as varchar(100)) as [edition],
  (select cast(d.compatibility_level as int) from sys.databases d where d.name = db_name()) as [level],
  cast(databasepropertyex(db_name(), 'Collation') as varchar(100)) as [collation]`,
  triggers: `select t.name as [table], g.name as [name] from sys.triggers g
join sys.tables t on t.object_id = g.parent_id join sys.schemas s on s.schema_id = t.schema_id
where s.name = 'dbo' and t.name in (${WATCHED}) and g.name not like 'hexaflate[_]%'`,
  outputs: `select o.name as [name] from sys.sql_modules m join sys.objects o on o.object_id = m.object_id
where (m.definition like '%output inserted.%' or m.definition like '%output deleted.%')
  and m.definition not like '%into @%' and o.name not like 'hexaflate[_]%'`,
  rights: `select has_perms_by_name('dbo.reseller', 'OBJECT', 'SELECT') as [read],
  has_perms_by_name('dbo.inbox', 'OBJECT', 'INSERT') as [send],
  has_perms_by_name('dbo.outbox', 'OBJECT', 'INSERT') as [message],
  has_perms_by_name('dbo.inbox', 'OBJECT', 'ALTER') as [install]`,
  center: "select count(*) as [count] from [dbo].[im_center] where [label] = 'hexaflate'",
  formats: "select count(*) as [count] from [dbo].[parameter] where [grup] = 'Format'",
};

/**
 * What was found and what would fail, in plain words, without changing anything. What cannot be known in advance is
 * named as unproven. A question that the server refuses becomes a warning, not an error.
 */
export async function checkInstallation(session: SqlSession): Promise<Finding[]> {
  const columns = await findColumns(session);
  const state = await readState(session);
  const missing = absentTables(columns).filter((table) => !table.startsWith('hexaflate_'));
  const findings = [
    ...(await serverFindings(session)),
    ...missing.map((table) =>
      finding(NEEDED.includes(table) ? 'failure' : 'warning', checkWords.tableMissing(table)),
    ),
    ...(['inbox', 'outbox'] as const).flatMap((table) => unfilled(columns, table)),
  ];
  if (NEEDED.some((table) => missing.includes(table))) return findings;
  return [
    ...findings,
    ...(await rightsFindings(session, state)),
    ...(await triggerFindings(session)),
    ...(await otomaxFindings(session)),
    isInstalled(state)
      ? finding('fine', checkWords.installed(state.triggers.size))
      : finding('warning', checkWords.notInstalled()),
  ];
}

function finding(level: Finding['level'], words: CheckWords): Finding {
  return { level, ...words };
}

/** Asks, and tells that it could not be answered instead of giving up. */
async function ask<Row>(session: SqlSession, what: string, sql: string): Promise<{ rows: Row[] } | Finding> {
  try {
    return await session.run<Row>(sql, []);
  } catch {
    return finding('warning', checkWords.notAnswered(what));
  }
}

async function serverFindings(session: SqlSession): Promise<Finding[]> {
  const answer = await ask<{ version: string; edition: string; level: number; collation: string }>(
    session,
    'server',
    CHECK_SQL.server,
  );
  const minutes = await measureOffset(session);
  const clock = finding('fine', checkWords.clock(minutes));
  if (!('rows' in answer)) return [answer, clock];
  return [
    ...answer.rows.flatMap((row) => [
      finding('fine', checkWords.server(row.version, row.edition, row.level, row.collation)),
      ...(/_CS_/i.test(row.collation) ? [finding('warning', checkWords.caseSensitive())] : []),
    ]),
    clock,
  ];
}

function unfilled(columns: readonly FoundColumn[], table: 'inbox' | 'outbox'): Finding[] {
  return columns
    .filter((column) => column.schema === 'dbo' && column.table.toLowerCase() === table)
    .filter(({ nullable, hasDefault, identity }) => !nullable && !hasDefault && !identity)
    .filter(({ column }) => !filled[table].includes(column.toLowerCase()))
    .map(({ column }) => finding('failure', checkWords.unfilledColumn(table, column)));
}

async function rightsFindings(session: SqlSession, state: InstallState): Promise<Finding[]> {
  const answer = await ask<Record<'read' | 'send' | 'message' | 'install', number | null>>(
    session,
    'rights',
    CHECK_SQL.rights,
  );
  if (!('rows' in answer)) return [answer];
  const has = answer.rows[0];
  return [
    finding(has?.read === 1 ? 'fine' : 'failure', checkWords.right('SELECT', has?.read === 1)),
    finding(has?.send === 1 ? 'fine' : 'failure', checkWords.right('INSERT inbox', has?.send === 1)),
    finding(has?.message === 1 ? 'fine' : 'warning', checkWords.right('INSERT outbox', has?.message === 1)),
    ...(isInstalled(state)
      ? []
      : [
          finding(
            has?.install === 1 ? 'fine' : 'failure',
            checkWords.right('CREATE TRIGGER', has?.install === 1),
          ),
        ]),
  ];
}

async function triggerFindings(session: SqlSession): Promise<Finding[]> {
  const triggers = await ask<{ table: string; name: string }>(session, 'triggers', CHECK_SQL.triggers);
  const outputs = await ask<{ name: string }>(session, 'sys.sql_modules', CHECK_SQL.outputs);
  return [
    ...('rows' in triggers
      ? triggers.rows.map((row) => finding('warning', checkWords.foreignTrigger(row.table, row.name)))
      : [triggers]),
    ...('rows' in outputs
      ? outputs.rows.map((row) => finding('warning', checkWords.plainOutput(row.name)))
      : [outputs]),
    finding('warning', checkWords.unproven()),
  ];
}

async function otomaxFindings(session: SqlSession): Promise<Finding[]> {
  const center = await ask<{ count: number }>(session, 'im_center', CHECK_SQL.center);
  const formats = await ask<{ count: number }>(session, 'parameter', CHECK_SQL.formats);
  return [
    'rows' in center
      ? finding(
          (center.rows[0]?.count ?? 0) > 0 ? 'fine' : 'failure',
          checkWords.center((center.rows[0]?.count ?? 0) > 0),
        )
      : center,
    'rows' in formats
      ? finding(
          (formats.rows[0]?.count ?? 0) > 0 ? 'fine' : 'failure',
          checkWords.formats(formats.rows[0]?.count ?? 0),
        )
      : formats,
  ];
}
