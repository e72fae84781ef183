import { Database } from 'bun:sqlite';
import { open, rename, rm } from 'node:fs/promises';
import { StoreRefusedError } from './errors.ts';

/**
 * Copies a SQLite store into a file of its own as it stands at this moment, while others read and write it. The file
 * is whole and on disk when this resolves, or is not there. Throws StoreRefusedError when the copy does not read well.
 */
export async function backupSqlite(path: string, target: string): Promise<void> {
  const part = `${target}.part`;
  await rm(part, { force: true });
  try {
    const database = new Database(path, { readwrite: true, create: false });
    try {
      database.run('pragma busy_timeout = 15000');
      database.query('vacuum into ?').run(part);
    } finally {
      database.close();
    }
    refuseBroken(part);
    await toDisk(part);
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
}

function refuseBroken(path: string): void {
  const copy = new Database(path, { readonly: true });
  try {
    const answer = copy.query<{ quick_check: string }, []>('pragma quick_check').get();
    if (answer?.quick_check !== 'ok')
      throw new StoreRefusedError(`The copy does not read well: ${answer?.quick_check}`);
  } finally {
    copy.close();
  }
}

async function toDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
