import { resolve } from 'node:path';
import { type RedisAddress, readRedisAddress } from '@hexaflate/cache/redis';
import type { SqlServerSettings } from '@hexaflate/otomax';
import { readPostgresUrl } from '@hexaflate/store';
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
  /**
   * Where our own data lies: postgres://user:password@host:port/database?sslmode=… with sslmode one of disable, prefer
   * (the default), require, verify-ca, verify-full. Without it, in a SQLite file in HEXAFLATE_DATA_DIR.
   */
  DATABASE_URL: z
    .string()
    .superRefine((url, issues) => {
      const mistake = mistakeIn(url);
      if (mistake) issues.addIssue({ code: 'custom', message: mistake });
    })
    .optional(),
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
  /** Shared by several processes; none unless given. Its forms stand at `readRedisAddress`. */
  REDIS_URL: z
    .string()
    .transform((text, check) => {
      try {
        return readRedisAddress(text);
      } catch (error) {
        check.addIssue({
          code: 'custom',
          message: error instanceof Error ? error.message : 'is not an address',
        });
        return z.NEVER;
      }
    })
    .optional(),
  /** Set by `start --workers` for the processes that share its port, never by hand. */
  HEXAFLATE_WORKER: z.coerce.number().int().min(1).optional(),
  /** Bytes of finished answers kept in memory. */
  HEXAFLATE_CACHE_BYTES: z.coerce.number().int().min(1_000_000).default(134_217_728),
  /** Default of the setting `orders.neverSentAfter`. */
  HEXAFLATE_NEVER_SENT_AFTER_SECONDS: seconds(60, 5, 3600),
  /** Default of the setting `orders.unknownAfter`. */
  HEXAFLATE_UNKNOWN_AFTER_SECONDS: seconds(120, 5, 86_400),
});

/** What is wrong with an address of a database, in words that do not repeat its password. */
function mistakeIn(url: string): string | undefined {
  try {
    readPostgresUrl(url);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'cannot be read';
  }
}

export interface Config {
  /** Version of the product, from its package. */
  version: string;
  port: number;
  host: string;
  dataDir: string;
  /** PostgreSQL for our own data, with its password; undefined means SQLite in `dataDir`. */
  databaseUrl: string | undefined;
  logLevel: string;
  trustedProxies: readonly string[];
  /** Holds a password: never logged. */
  redis: RedisAddress | undefined;
  /** Number of this process among several on one port; undefined when it has the port to itself. */
  worker: number | undefined;
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
    databaseUrl: env.DATABASE_URL,
    logLevel: env.HEXAFLATE_LOG_LEVEL,
    trustedProxies: env.HEXAFLATE_TRUSTED_PROXIES,
    redis: env.REDIS_URL,
    worker: env.HEXAFLATE_WORKER,
    cacheBytes: env.HEXAFLATE_CACHE_BYTES,
    neverSentAfterMs: env.HEXAFLATE_NEVER_SENT_AFTER_SECONDS * 1000,
    unknownAfterMs: env.HEXAFLATE_UNKNOWN_AFTER_SECONDS * 1000,
    otomax: otomax.settings,
  };
}
