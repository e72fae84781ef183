import { existsSync } from 'node:fs';
import { copyStore, openStore } from '@hexaflate/store';
import { type Config, ConfigError } from './config.ts';

/**
 * `hexaflate copy-store <file>`: fills the empty database of DATABASE_URL from a SQLite store. Answers what was copied,
 * in words. Throws ConfigError when it is not said from where and to where,
 * StoreRefusedError when the database is not empty.
 */
export async function copyStoreCommand(config: Config, path: string | undefined): Promise<string> {
  if (config.databaseUrl === undefined) throw new ConfigError('DATABASE_URL must name the database to fill.');
  if (path === undefined || !existsSync(path))
    throw new ConfigError(`There is no SQLite store at ${path ?? '(name the file)'}.`);
  const from = await openStore({ path });
  const to = await openStore({ url: config.databaseUrl });
  try {
    const copied = [...(await copyStore(from, to))].filter(([, rows]) => rows > 0);
    return copied.map(([table, rows]) => `${table}: ${rows}\n`).join('');
  } finally {
    await Promise.all([from.destroy(), to.destroy()]);
  }
}
