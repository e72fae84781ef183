import type { Database } from 'bun:sqlite';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openSqlite } from '@hexaflate/sqlite';
import { Kysely } from 'kysely';
import type { OtomaxTables } from '../tables.ts';
import { sandboxKysely } from './dialect.ts';
import { indexStatements, ownTableStatements, tableStatements } from './schema.ts';
import { type SeedOptions, seed } from './seed/seed.ts';
import { triggerStatements } from './triggers.ts';

/** Written last into a new file, so that a file either is whole or is made again. */
const SCHEMA_VERSION = 1;

export interface SandboxOptions extends SeedOptions {
  /** Told the SQL of every statement that goes through this handle. */
  onStatement?: ((sql: string) => void) | undefined;
  /** Writes that come at the same time share one commit, each still on disk when it ends. */
  groupCommits?: boolean | undefined;
  /** Refuses writes. Reads on a handle of their own never wait for a write transaction. */
  readOnly?: boolean | undefined;
}

/**
 * Opens the sandbox's database as one Kysely handle over one connection. An empty file first gets the schema, the
 * seed and the triggers in one exclusive transaction; of several processes that open it at once, one does so and
 * the others wait. Transactions begin immediate and are on disk when they end.
 */
export function openSandboxDatabase(path: string, options: SandboxOptions = {}): Kysely<OtomaxTables> {
  openConnection(path, options).close();
  const open = () => {
    const database = openConnection(path, options);
    if (options.readOnly) database.run('pragma query_only = 1');
    return database;
  };
  return new Kysely<OtomaxTables>({
    dialect: sandboxKysely({
      open,
      onStatement: options.onStatement,
      groupCommits: options.groupCommits ?? false,
      readOnly: options.readOnly ?? false,
    }),
  });
}

/**
 * A raw connection that answers when anybody commits: its number changes with every commit of any other
 * connection, in this process or another. Reading it costs microseconds.
 */
export function openCommitCounter(path: string): { read(): number; close(): void } {
  const database = openConnection(path, {});
  const statement = database.prepare<{ data_version: bigint }, []>('pragma data_version');
  return {
    read: () => Number(statement.get()?.data_version ?? 0n),
    close: () => {
      statement.finalize();
      database.close();
    },
  };
}

function openConnection(path: string, options: SeedOptions): Database {
  mkdirSync(dirname(path), { recursive: true });
  const database = openSqlite({ path, bigints: true });
  if (schemaVersion(database) !== SCHEMA_VERSION) create(database, options);
  return database;
}

function create(database: Database, options: SeedOptions): void {
  database.run('begin exclusive');
  try {
    const version = schemaVersion(database);
    if (version === 0) {
      for (const statement of [...tableStatements, ...ownTableStatements]) database.run(statement);
      seed(database, options);
      for (const statement of [...indexStatements, ...triggerStatements]) database.run(statement);
      database.run(`pragma user_version = ${SCHEMA_VERSION}`);
    } else if (version !== SCHEMA_VERSION) {
      throw new Error(`The sandbox database has version ${version}; this program knows ${SCHEMA_VERSION}`);
    }
    database.run('commit');
  } catch (error) {
    database.run('rollback');
    throw error;
  }
}

function schemaVersion(database: Database): number {
  const row = database.query<{ user_version: bigint }, []>('pragma user_version').get();
  return Number(row?.user_version ?? 0n);
}
