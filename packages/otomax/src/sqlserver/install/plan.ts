import type { ChangesMode } from '../../installation.ts';
import { createSchema, INSTALLED_VERSION, ourTables } from './objects.ts';
import type { InstallState } from './state.ts';
import { ourTriggers } from './triggers.ts';
import type { WatchedTable } from './watched.ts';

/** One batch that will be sent, exactly as it stands. */
export interface InstallStep {
  what: string;
  sql: string;
  /** The table that gets a trigger by it. */
  table?: WatchedTable;
}

export interface InstallWishes {
  changes: ChangesMode;
  /** Tables that must not get a trigger. */
  without: ReadonlySet<string>;
}

const everyTrigger: InstallWishes = { changes: 'triggers', without: new Set() };

/**
 * What installing still has to do. The version is written last, so that an installation that was cut off is
 * finished by the next one. Running it again on a finished installation does nothing; a trigger that somebody disabled
 * is made anew. Without triggers only the
 * tables are left that selling stands on.
 */
export function planInstall(state: InstallState, wishes: InstallWishes = everyTrigger): InstallStep[] {
  const outdated = state.version !== INSTALLED_VERSION;
  const polling = wishes.changes === 'polling';
  return [
    ...(state.schema ? [] : [{ what: 'schema hexaflate', sql: createSchema }]),
    ...(polling ? withoutTriggers(state) : []),
    ...ourTables
      .filter(({ name }) => !state.tables.has(name) && !(polling && name === 'queue'))
      .map(({ name, create }) => ({ what: `table hexaflate.${name}`, sql: create })),
    ...(polling ? [] : triggerSteps(state, wishes.without, outdated)),
    ...(outdated ? [versionStep] : []),
  ];
}

function triggerSteps(state: InstallState, without: ReadonlySet<string>, outdated: boolean): InstallStep[] {
  return ourTriggers.flatMap(({ table, name, create }): InstallStep[] => {
    const there = state.triggers.has(name);
    const stale = outdated || state.idle.has(name);
    const unwanted = without.has(table);
    if (!state.present.has(table)) return [];
    return [
      ...(there && (stale || unwanted) ? [{ what: `old trigger on ${table}`, sql: dropTrigger(name) }] : []),
      ...(unwanted || (there && !stale) ? [] : [{ what: `trigger on ${table}`, sql: create, table }]),
    ];
  });
}

/** The queue goes last: until then a trigger may still be writing into it. */
function withoutTriggers(state: InstallState): InstallStep[] {
  return [
    ...[...state.triggers].sort().map((name) => ({ what: `trigger ${name}`, sql: dropTrigger(name) })),
    ...(state.tables.has('queue') ? [{ what: 'table hexaflate.queue', sql: dropTable('queue') }] : []),
  ];
}

const versionStep: InstallStep = {
  what: 'version',
  sql: `delete from [hexaflate].[version];
insert into [hexaflate].[version] ([version], [installed_at]) values (${INSTALLED_VERSION}, sysutcdatetime())`,
};

/** Triggers go first, so that no statement of Otomax ever writes into a queue that is gone. */
export function planUninstall(state: InstallState): InstallStep[] {
  return [
    ...[...state.triggers].sort().map((name) => ({ what: `trigger ${name}`, sql: dropTrigger(name) })),
    ...[...state.tables].sort().map((name) => ({ what: `table hexaflate.${name}`, sql: dropTable(name) })),
    ...(state.schema ? [{ what: 'schema hexaflate', sql: 'drop schema [hexaflate]' }] : []),
  ];
}

/** The steps as a script for SQL Server Management Studio. */
export function asScript(steps: readonly InstallStep[]): string {
  return steps.map(({ what, sql }) => `-- ${what}\n${sql};\ngo\n`).join('\n');
}

function dropTable(name: string): string {
  return `drop table [hexaflate].[${name}]`;
}

/** Takes a trigger of ours off, if it is there. */
export function dropTrigger(name: string): string {
  return `if object_id('[dbo].[${name}]', 'TR') is not null drop trigger [dbo].[${name}]`;
}
