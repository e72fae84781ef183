import { resolve } from 'node:path';
import type { SqlServerSettings } from '@hexaflate/otomax';
import * as z from 'zod';
import packageFile from '../package.json';
import { readOtomaxSettings } from './config-otomax.ts';

const seconds = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

/**
 * Every environment variable that the server reads, with its default; those of SQL Server stand in config-otomax.ts.
 * Nothing else reads the environment.
 */
const EnvironmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('0.0.0.0'),
  HEXAFLATE_DATA_DIR: z.string().min(1).default('./data'),
  HEXAFLATE_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Addresses or CIDR blocks whose X-Forwarded-For is believed, separated by commas. */
  HEXAFLATE_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))),
  /** Bytes of finished answers kept in memory. */
  HEXAFLATE_CACHE_BYTES: z.coerce.number().int().min(1_000_000).default(134_217_728),
  /** After this many seconds an accepted order that could not be sent is closed as never sent. */
  HEXAFLATE_NEVER_SENT_AFTER_SECONDS: seconds(60, 5, 3600),
  /** After this many seconds without an outcome an order is called unknown. */
  HEXAFLATE_UNKNOWN_AFTER_SECONDS: seconds(120, 5, 86_400),
});

export interface Config {
  /** Version of the product, from its package. */
  version: string;
  port: number;
  host: string;
  dataDir: string;
  logLevel: string;
  trustedProxies: readonly string[];
  cacheBytes: number;
  neverSentAfterMs: number;
  unknownAfterMs: number;
  /** The Otomax database on SQL Server; undefined is the embedded sandbox. */
  otomax: SqlServerSettings | undefined;
}

/** Mistakes in the environment, all of them, in words. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Types the environment. Throws ConfigError that names every mistake at once. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const known = Object.fromEntries(
    Object.keys(EnvironmentSchema.shape)
      .map((name) => [name, environment[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = EnvironmentSchema.safeParse(known);
  const otomax = readOtomaxSettings(environment);
  if (!parsed.success || 'mistake' in otomax) {
    const mistakes = [
      ...(parsed.error?.issues ?? []).map(
        (issue) => `  ${issue.path.join('.') || 'environment'}: ${issue.message}`,
      ),
      ...('mistake' in otomax ? [`  ${otomax.mistake}`] : []),
    ];
    throw new ConfigError(`The configuration cannot be used:\n${mistakes.join('\n')}`);
  }
  const env = parsed.data;
  return {
    version: packageFile.version,
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.HEXAFLATE_DATA_DIR),
    logLevel: env.HEXAFLATE_LOG_LEVEL,
    trustedProxies: env.HEXAFLATE_TRUSTED_PROXIES,
    cacheBytes: env.HEXAFLATE_CACHE_BYTES,
    neverSentAfterMs: env.HEXAFLATE_NEVER_SENT_AFTER_SECONDS * 1000,
    unknownAfterMs: env.HEXAFLATE_UNKNOWN_AFTER_SECONDS * 1000,
    otomax: otomax.settings,
  };
}
