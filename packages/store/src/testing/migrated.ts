import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openStore } from '../index.ts';
import { migrations } from '../migrate.ts';
import { createFrom, createTestDatabase, type TestDatabase } from './postgres.ts';

/** On a server: stays there as long as it does, so that a server of one's own does the work once for each schema. */
const TEMPLATE = `hexaflate_migrated_${Bun.hash(JSON.stringify(migrations)).toString(36)}`;
/** PostgreSQL's codes for a database that is not there, and for one that is. */
const MISSING = '3D000';
const TAKEN = '42P04';

let file: Promise<Uint8Array> | undefined;

/** The content of an empty SQLite store at the newest schema; the migrations run once in a process. */
export function migratedFile(): Promise<Uint8Array> {
  file ??= makeFile();
  return file;
}

async function makeFile(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'hexaflate-migrated-'));
  const path = join(folder, 'store.sqlite');
  await (await openStore({ path })).destroy();
  const content = await readFile(path);
  await rm(folder, { recursive: true });
  return content;
}

/** Like `createTestDatabase`, with an empty store at the newest schema in it; the migrations run once on a server. */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  try {
    return await createFrom(TEMPLATE);
  } catch (error) {
    if (!hasCode(error, MISSING)) throw error;
  }
  await makeTemplate();
  return createFrom(TEMPLATE);
}

async function makeTemplate(): Promise<void> {
  const database = await createTestDatabase();
  await (await openStore({ url: `${database.url}?sslmode=disable` })).destroy();
  await database.renameTo(TEMPLATE).catch(async (error: unknown) => {
    await database.drop();
    // Another process was faster.
    if (!hasCode(error, TAKEN)) throw error;
  });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof pg.DatabaseError && error.code === code;
}
