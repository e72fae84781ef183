import { join } from 'node:path';
import { createSandboxGateway, type Gateway } from '@hexaflate/otomax';
import type { Config } from './config.ts';

/**
 * The Otomax that the configuration names: a database on SQL Server, or the embedded sandbox. Rejects with
 * OtomaxUnavailableError when SQL Server cannot be reached.
 */
export async function openOtomax(config: Config): Promise<Gateway> {
  if (!config.otomax) return createSandboxGateway({ path: join(config.dataDir, 'otomax.sqlite') });
  // Only who has a SQL Server pays for its driver.
  const { createSqlServerGateway } = await import('@hexaflate/otomax/sqlserver');
  return await createSqlServerGateway({ settings: config.otomax });
}
