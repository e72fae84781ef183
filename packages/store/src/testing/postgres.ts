import pg from 'pg';
import { startPostgresServer } from './postgres-server.ts';

/** A database of its own on a real PostgreSQL. */
export interface TestDatabase {
  url: string;
  /** Leaves it on the server under another name; throws when that is taken. */
  renameTo(name: string): Promise<void>;
  drop(): Promise<void>;
}

/** Where one server serves all test files of a run, and the processes that they start. */
const GIVEN = 'TEST_DATABASE_URL';

/**
 * Makes an empty database on the server named in TEST_DATABASE_URL (PostgreSQL 15 or newer, a superuser), else on one
 * that is started once for each run. It sorts by language, as those of operators often do.
 */
export function createTestDatabase(
  settings = "encoding 'UTF8' locale_provider icu icu_locale 'id-ID' locale 'C'",
): Promise<TestDatabase> {
  return createFrom(`template0 ${settings}`);
}

/** Makes a copy of a database at `template`, with what stands behind its name. */
export async function createFrom(template: string): Promise<TestDatabase> {
  process.env[GIVEN] ??= await startPostgresServer();
  const server = new URL(process.env[GIVEN]);
  const name = `hexaflate_test_${crypto.randomUUID().replaceAll('-', '')}`;
  await administer(server.href, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    renameTo: (wanted) => administer(server.href, `alter database ${name} rename to ${wanted}`),
    drop: () => administer(server.href, `drop database ${name} with (force)`),
  };
}

/** Runs one statement on the server, outside of any store. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
