import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { backupSqlite, readPostgresUrl } from '@hexaflate/store';
import { type Config, ConfigError } from './config.ts';
import { storePlace } from './store-place.ts';

/**
 * `hexaflate backup <file>`: copies our own data into a new file, also while the server runs. On PostgreSQL it says
 * which command does that instead. Answers what was done, in words. Throws ConfigError when there is nothing to copy
 * or the file is there already.
 */
export async function backupCommand(config: Config, file: string | undefined): Promise<string> {
  const place = storePlace(config);
  if ('url' in place) {
    const { host, port, user, database } = readPostgresUrl(place.url);
    return `Data ada di PostgreSQL; cadangkan dengan / The data is on PostgreSQL; back it up with:\n  pg_dump --format=custom --file=hexaflate.dump --host=${host} --port=${port} --username=${user} ${database}`;
  }
  if (file === undefined) throw new ConfigError('Usage: hexaflate backup <file>');
  const target = resolve(file);
  if (existsSync(target)) throw new ConfigError(`${target} sudah ada / exists already`);
  if (!existsSync(place.path))
    throw new ConfigError(`Belum ada data di ${place.path} / There is no data there yet`);
  await mkdir(dirname(target), { recursive: true });
  await backupSqlite(place.path, target);
  return `ok    ${target}`;
}
