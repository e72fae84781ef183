import { createSchema, INSTALLED_VERSION, ourTables } from './objects.ts';
import type { InstallState } from './state.ts';
import { ourTriggers } from './triggers.ts';

/** One batch that will be sent, exactly as it stands. */
export interface InstallStep {
  what: string;
  sql: string;
}

/**
 * What installing still has to do. The version is written last, so that an installation that was cut off is
 * finished by the next one. Running it again on a finished installation does nothing.
 */
export function planInstall(state: InstallState): InstallStep[] {
  const steps: InstallStep[] = [];
  if (!state.schema) steps.push({ what: 'schema hexaflate', sql: createSchema });
  for (const { name, create } of ourTables) {
    if (!state.tables.has(name)) steps.push({ what: `table hexaflate.${name}`, sql: create });
  }
  const outdated = state.version !== INSTALLED_VERSION;
  for (const { table, name, create } of ourTriggers) {
    if (!state.present.has(table)) continue;
    if (state.triggers.has(name)) {
      if (!outdated) continue;
      steps.push({ what: `old trigger on ${table}`, sql: dropTrigger(name) });
    }
    steps.push({ what: `trigger on ${table}`, sql: create });
  }
  if (outdated) {
    steps.push({
      what: 'version',
      sql: `delete from [hexaflate].[version];
insert into [hexaflate].[version] ([version], [installed_at]) values (${INSTALLED_VERSION}, sysutcdatetime())`,
    });
  }
  return steps;
}

/** Triggers go first, so that no statement of Otomax ever writes into a queue that is gone. */
export function planUninstall(state: InstallState): InstallStep[] {
  return [
    ...[...state.triggers].sort().map((name) => ({ what: `trigger ${name}`, sql: dropTrigger(name) })),
    ...[...state.tables]
      .sort()
      .map((name) => ({ what: `table hexaflate.${name}`, sql: `drop table [hexaflate].[${name}]` })),
    ...(state.schema ? [{ what: 'schema hexaflate', sql: 'drop schema [hexaflate]' }] : []),
  ];
}

/** The steps as a script for SQL Server Management Studio. */
export function asScript(steps: readonly InstallStep[]): string {
  return steps.map(({ what, sql }) => `-- ${what}\n${sql};\ngo\n`).join('\n');
}

function dropTrigger(name: string): string {
  return `if object_id('[dbo].[${name}]', 'TR') is not null drop trigger [dbo].[${name}]`;
}
