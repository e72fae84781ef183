import { OtomaxUnavailableError } from '../../gateway.ts';
import { openSession, type SqlSession } from '../connection.ts';
import { findColumns } from '../probe.ts';
import type { SqlServerSettings } from '../settings.ts';
import { applySteps } from './apply.ts';
import { checkInstallation } from './check.ts';
import { searchPlainOutputs } from './find-outputs.ts';
import type { Finding } from './finding.ts';
import { grantScript } from './grants.ts';
import { installWords } from './install-words.ts';
import { asScript, type InstallStep, planInstall, planUninstall } from './plan.ts';
import { readState } from './state.ts';
import { tellStatus } from './status.ts';
import { installUnderWatch } from './under-watch.ts';

/** What the command line asks for. Every verb may be repeated at any time. */
export const otomaxVerbs = ['check', 'install', 'uninstall', 'status'] as const;
export type OtomaxVerb = (typeof otomaxVerbs)[number];

/** How long each trigger is watched when nothing else is asked for: five minutes for all of them. */
export const WATCH_SECONDS = 20;

export interface OtomaxCommand {
  verb: OtomaxVerb;
  settings: SqlServerSettings;
  /** Shows the exact SQL and changes nothing. */
  dryRun: boolean;
  /** How long Otomax is watched around each new trigger; 0 watches nothing. */
  watchSeconds?: number | undefined;
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
        return tell(command, await checkInstallation(session, command.settings));
      case 'status':
        return await tellStatus(session, command);
      case 'install':
        return await install(command, session);
      case 'uninstall':
        return await uninstall(command, session);
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
  const { say, settings, dryRun } = command;
  const findings = await checkInstallation(session, settings);
  // A center and formats are Otomax's own matter, and can follow; what would fail in the middle cannot.
  const blocking = findings.filter(({ blocksInstall }) => blocksInstall);
  if (!dryRun && blocking.length > 0) {
    tell(command, blocking);
    say('Tidak ada yang diubah / Nothing was changed');
    return false;
  }
  tell(
    command,
    findings.filter(({ level }) => level !== 'fine'),
  );
  const { found } = await searchPlainOutputs(session);
  const without = new Set(found.map(({ table }) => table));
  const steps = planInstall(await readState(session), { changes: settings.changes, without });
  const well = await carryOut(command, session, steps);
  const columns = await findColumns(session);
  const there = new Set(
    columns.filter(({ schema }) => schema === 'dbo').map(({ table }) => table.toLowerCase()),
  );
  say(`-- hak login / rights of the login\n${grantScript(settings.user, there, settings.changes)}`);
  return well;
}

async function uninstall(command: OtomaxCommand, session: SqlSession): Promise<boolean> {
  const { say, dryRun } = command;
  const steps = planUninstall(await readState(session));
  if (steps.length === 0) say('Tidak ada yang perlu diubah / Nothing to change');
  else if (dryRun) say(asScript(steps));
  else await applySteps(session, steps, ({ what }) => say(`ok    ${what}`));
  return true;
}

async function carryOut(
  { say, dryRun, watchSeconds = WATCH_SECONDS }: OtomaxCommand,
  session: SqlSession,
  steps: readonly InstallStep[],
): Promise<boolean> {
  const triggers = steps.filter(({ table }) => table !== undefined).length;
  if (triggers > 0) {
    say(watchSeconds > 0 ? installWords.watching(watchSeconds, triggers) : installWords.notWatching());
  }
  if (steps.length === 0) say('Tidak ada yang perlu diubah / Nothing to change');
  else if (dryRun) say(asScript(steps));
  if (steps.length === 0 || dryRun) return true;
  const watched = await installUnderWatch(session, steps, {
    watchMs: watchSeconds * 1000,
    onStep: ({ what }) => say(`ok    ${what}`),
    onVerdict: (trigger) => say(installWords.verdict(trigger)),
  });
  const named = (verdict: (typeof watched)[number]['verdict']) =>
    watched.filter((trigger) => trigger.verdict === verdict).map(({ table }) => table);
  const [quiet, removed] = [named('quiet'), named('removed')];
  if (quiet.length > 0) say(installWords.unproven(quiet));
  if (removed.length > 0) say(installWords.removed(removed));
  return removed.length === 0;
}
