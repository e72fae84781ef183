import type { ChangesMode, Installation } from '../installation.ts';
import { fromLocalText } from '../local-time.ts';
import { CENTER_SQL } from './center.ts';
import type { Columns } from './columns.ts';
import type { SqlSession } from './connection.ts';
import { ask, type FoundRights, readForeignTriggers, readHistory, readRights, readServer } from './facts.ts';
import { type InstallState, isInstalled, readState, untold } from './install/state.ts';
import { type LackingColumns, lackingColumns } from './needed-columns.ts';
import { findRenamed } from './parameter-shape.ts';
import { absentTables, columnsOf, type FoundColumn, findColumns, measureOffset } from './probe.ts';
import type { SqlServerSettings } from './settings.ts';
import { MARKER } from './staging/tables.ts';
import { unfillableColumns } from './unfillable.ts';
import { readUnknownCodes } from './unknown-codes.ts';

/** Everything that one look at an installation finds. */
export interface Detected {
  columns: Columns;
  utcOffsetMinutes: number;
  /** What the server's own clock says, also where a setting overrules it. */
  measuredOffsetMinutes: number;
  state: InstallState;
  rights: FoundRights;
  /** Columns of inbox and outbox that an insert of ours could not fill, as `table.column`. */
  unfillable: { inbox: string[]; outbox: string[] };
  /** Columns that are not there, and that something of ours needs. */
  lacking: LackingColumns;
  /** Digits that Otomax has room for in a PIN. */
  pinWidth: number | null;
  /** The database was made as a sandbox; no Otomax has its mark. */
  staging: boolean;
  installation: Omit<Installation, 'lastChange'>;
}

/** Looks at everything that may differ from one installation to the next, and changes nothing. */
export async function detectInstallation(
  session: SqlSession,
  settings: Pick<SqlServerSettings, 'utcOffsetMinutes' | 'changes'>,
  now: Date,
): Promise<Detected> {
  const found = await findColumns(session);
  const measuredOffsetMinutes = await measureOffset(session);
  const utcOffsetMinutes = settings.utcOffsetMinutes ?? measuredOffsetMinutes;
  const columns = columnsOf(found, await findRenamed(session, found));
  const state = await readState(session);
  const rights = await readRights(session);
  const server = await readServer(session);
  const center = (await ask<{ id: number; label: string }>(session, CENTER_SQL))?.[0] ?? null;
  return {
    columns,
    utcOffsetMinutes,
    measuredOffsetMinutes,
    state,
    rights,
    pinWidth: lengthOf(found, { table: 'reseller', column: 'pin' }),
    staging: found.some(({ table }) => table === MARKER),
    lacking: lackingColumns(columns),
    unfillable: {
      inbox: unfillableColumns(found, 'inbox'),
      outbox: unfillableColumns(found, 'outbox'),
    },
    installation: {
      detectedAt: now,
      server: server
        ? {
            version: server.version,
            edition: server.edition,
            compatibilityLevel: server.level,
            collation: server.collation,
          }
        : null,
      changes: settings.changes,
      polledTables: polledTables(settings.changes, state),
      absentTables: absentTables(found).filter((table) => !table.startsWith('hexaflate_')),
      absentColumns: [...columns.absent].flatMap(([table, names]) =>
        [...names].map((name) => `${table}.${name}`),
      ),
      renamedColumns: [...columns.renamed].flatMap(([table, names]) =>
        [...names].map(([known, real]) => `${table}.${known} = ${real}`),
      ),
      ownTriggers: state.triggers.size,
      foreignTriggers: (await readForeignTriggers(session)) ?? [],
      center,
      messageLength: lengthOf(found, { table: 'inbox', column: 'pesan' }),
      history: (await readHistory(session)).map(({ table, kode, at }) => ({
        table,
        firstCode: kode,
        from: at === null ? null : fromLocalText(at, utcOffsetMinutes),
      })),
      unknownCodes: await readUnknownCodes(session),
      rights: {
        read: rights.read,
        send: rights.send,
        message: rights.message,
        settleReplies: rights.settleReplies,
      },
    },
  };
}

/**
 * Watched tables whose changes no trigger of ours tells: all of them when polling, else those that lost theirs, or whose
 * triggers this login may not see. Where nothing is installed there is no queue to read, and nothing is trusted.
 */
function polledTables(mode: ChangesMode, state: InstallState): string[] {
  if (mode === 'polling') return [...state.present].sort();
  return isInstalled(state, mode) ? untold(state).sort() : [];
}

/** Characters that a text column of Otomax's holds; null where it has no limit, or there is none. */
function lengthOf(found: readonly FoundColumn[], wanted: { table: string; column: string }): number | null {
  const column = found.find(
    ({ schema, table, column: name }) =>
      schema === 'dbo' && table.toLowerCase() === wanted.table && name.toLowerCase() === wanted.column,
  );
  if (!column || column.length === -1) return null;
  return column.type.toLowerCase().startsWith('n') ? column.length / 2 : column.length;
}
