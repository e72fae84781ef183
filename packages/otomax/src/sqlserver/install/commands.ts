import { OtomaxUnavailableError } from '../../gateway.ts';
import { openSession, type SqlSession } from '../connection.ts';
import { findColumns } from '../probe.ts';
import type { SqlServerSettings } from '../settings.ts';
import { applySteps } from './apply.ts';
import { checkInstallation, type Finding } from './check.ts';
import { grantScript } from './grants.ts';
import { asScript, type InstallStep, planInstall, planUninstall } from './plan.ts';
import { isInstalled, readState } from './state.ts';

/** What the command line asks for. Every verb may be repeated at any time. */
export const otomaxVerbs = ['check', 'install', 'uninstall', 'status'] as const;
export type OtomaxVerb = (typeof otomaxVerbs)[number];

export interface OtomaxCommand {
  verb: OtomaxVerb;
  settings: SqlServerSettings;
  /** Shows the exact SQL and changes nothing. */
  dryRun: boolean;
  say: (text: string) => void;
}

/** Answers true when all is well. Rejects with OtomaxUnavailableError when the server cannot be reached. */
export async function runOtomaxCommand(command: OtomaxCommand): Promise<boolean> {
  const session = await openSession(command.settings).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new OtomaxUnavailableError(`SQL Server tidak terjangkau / cannot be reached: ${why}`, {
      cause: error,
    });
  });
  try {
    switch (command.verb) {
      case 'check':
        return tell(command, await checkInstallation(session));
      case 'status':
        return await status(command, session);
      case 'install':
        return await install(command, session);
      case 'uninstall':
        return await carryOut(command, session, planUninstall(await readState(session)));
    }
  } finally {
    session.close();
  }
}

const marks: Readonly<Record<Finding['level'], string>> = { fine: 'ok  ', warning: '!   ', failure: 'FAIL' };

function tell({ say }: OtomaxCommand, findings: readonly Finding[]): boolean {
  for (const { level, id, en } of findings) say(`${marks[level]}  ${id}\n      ${en}`);
  return findings.every(({ level }) => level !== 'failure');
}

async function install(command: OtomaxCommand, session: SqlSession): Promise<boolean> {
  const findings = await checkInstallation(session);
  // A center and formats are Otomax's own matter, and can follow; what would fail in the middle cannot.
  const { failures, rest } = split(findings);
  if (!command.dryRun && failures.length > 0) {
    tell(command, failures);
    command.say('Tidak ada yang diubah / Nothing was changed');
    return false;
  }
  tell(command, rest);
  const done = await carryOut(command, session, planInstall(await readState(session)));
  command.say(
    `-- hak login / rights of the login\n${grantScript(command.settings.user, await tablesOf(session))}`,
  );
  return done;
}

function split(findings: readonly Finding[]): { failures: Finding[]; rest: Finding[] } {
  const blocking = (finding: Finding) =>
    finding.level === 'failure' && /CREATE TRIGGER|table |must be filled/.test(finding.en);
  return {
    failures: findings.filter(blocking),
    rest: findings.filter((finding) => finding.level !== 'fine'),
  };
}

async function carryOut(
  command: OtomaxCommand,
  session: SqlSession,
  steps: readonly InstallStep[],
): Promise<boolean> {
  const { say, dryRun } = command;
  if (steps.length === 0) say('Tidak ada yang perlu diubah / Nothing to change');
  else if (dryRun) say(asScript(steps));
  else await applySteps(session, steps, ({ what }) => say(`ok    ${what}`));
  return true;
}

async function tablesOf(session: SqlSession): Promise<ReadonlySet<string>> {
  const columns = await findColumns(session);
  return new Set(columns.filter(({ schema }) => schema === 'dbo').map(({ table }) => table.toLowerCase()));
}

async function status({ say }: OtomaxCommand, session: SqlSession): Promise<boolean> {
  const state = await readState(session);
  say(
    `schema ${state.schema ? 'yes' : 'no'}, version ${state.version ?? '-'}, triggers ${state.triggers.size} of ${state.present.size}`,
  );
  if (!isInstalled(state)) return false;
  const { rows } = await session.run<{ waiting: number; oldest: number | null }>(QUEUE_SQL, []);
  say(`queue ${rows[0]?.waiting ?? 0} waiting, oldest ${rows[0]?.oldest ?? 0} s`);
  return state.triggers.size === state.present.size;
}

export const QUEUE_SQL =
  'select count(*) as [waiting], datediff(second, min([at]), sysutcdatetime()) as [oldest] from [hexaflate].[queue] with (readpast)';
