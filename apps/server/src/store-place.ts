import { join } from 'node:path';
import type { StorePlace } from '@hexaflate/store';
import type { Config } from './config.ts';

/** Where our own data lies. */
export function storePlace({ databaseUrl, dataDir }: Config): StorePlace {
  return databaseUrl === undefined ? { path: join(dataDir, 'hexaflate.sqlite') } : { url: databaseUrl };
}
