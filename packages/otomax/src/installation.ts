/**
 * What an Otomax on SQL Server is made of, as it was last looked at. Nothing of it is assumed: every installation
 * has columns, rights and habits of its own.
 */
export interface Installation {
  detectedAt: Date;
  /** What the newest change of the installation was that a running server noticed; null while there was none. */
  lastChange: { at: Date; what: string[] } | null;
  server: { version: string; edition: string; compatibilityLevel: number; collation: string } | null;
  /** How changes reach us: through our triggers, or by asking again and again. */
  changes: ChangesMode;
  /** Watched tables without a trigger of ours, which are asked instead. */
  polledTables: string[];
  /** Known tables that are not there. */
  absentTables: string[];
  /** Known columns that are not there, as `table.column`; they read as null. */
  absentColumns: string[];
  /** Known columns that this installation calls otherwise, as `table.known = other`. */
  renamedColumns: string[];
  /** How many triggers of ours stand there; when polling, nobody reads what they queue. */
  ownTriggers: number;
  /** Triggers on the watched tables that are not ours; some call other programs inside Otomax's own statement. */
  foreignTriggers: { table: string; name: string; callsOut: boolean }[];
  /** The center made for us. */
  center: { id: number; label: string } | null;
  /** Most characters of a message in inbox. */
  messageLength: number | null;
  /** The oldest row that is still there, for the tables whose old rows an operator clears out. */
  history: { table: string; firstCode: number; from: Date | null }[];
  /** Values that recent rows hold and no Otomax known to us does, as `table.column=value`; they are shown as they stand. */
  unknownCodes: string[];
  rights: InstallationRights;
}

export type ChangesMode = 'triggers' | 'polling';

/** What our login may do; null where the server does not tell. */
export interface InstallationRights {
  read: boolean | null;
  send: boolean | null;
  message: boolean | null;
  settleReplies: boolean | null;
}
