import { join, resolve } from 'node:path';
import { type RedisAddress, readRedisAddress } from '@hexaflate/cache/redis';
import type { SqlServerSettings } from '@hexaflate/otomax';
import { readPostgresUrl } from '@hexaflate/store';
import * as z from 'zod';
import packageFile from '../package.json';
import { otomaxVariables, readOtomaxSettings } from './config-otomax.ts';
import { readS3Place, s3Variables } from './config-s3.ts';
import type { S3Place } from './identity/blobs/s3-blobs.ts';
import { HOME } from './product-files.ts';

const seconds = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

/**
 * Every environment variable that the server reads, with its default; those of SQL Server stand in config-otomax.ts,
 * those of S3 in config-s3.ts.
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
  /** Addresses or CIDR blocks whose X-Forwarded-For and X-Forwarded-Proto are believed, separated by commas. */
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
  /** Files in PEM form, both or neither: the server then speaks HTTPS on PORT, and takes a new certificate by itself. */
  HEXAFLATE_TLS_CERT: z.string().optional(),
  HEXAFLATE_TLS_KEY: z.string().optional(),
  /** With TLS: a port, usually 80, on which plain HTTP is answered by the way to HTTPS and nothing else. */
  HEXAFLATE_HTTP_REDIRECT_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  /** Lets people sign in over plain HTTP beyond this machine: for a network whose every listener is trusted. */
  HEXAFLATE_ALLOW_PLAIN_HTTP: z.enum(['true', 'false']).default('false'),
  /** Secrets that Google and Facebook gave with the client id and the app id of the settings. */
  HEXAFLATE_GOOGLE_CLIENT_SECRET: z.string().min(1).max(300).optional(),
  HEXAFLATE_FACEBOOK_APP_SECRET: z.string().min(1).max(300).optional(),
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
  /**
   * File of the keys that wrap the keys of persons, `identity.key` in HEXAFLATE_DATA_DIR unless given. On another disk
   * than the data it keeps a stolen copy of the data closed. Servers on several machines need the same file.
   */
  HEXAFLATE_IDENTITY_KEY: z.string().min(1).optional(),
  /** Set by `start --workers` for the processes that share its port, never by hand. */
  HEXAFLATE_WORKER: z.coerce.number().int().min(1).optional(),
  /** Bytes of finished answers kept in memory. */
  HEXAFLATE_CACHE_BYTES: z.coerce.number().int().min(1_000_000).default(134_217_728),
  /** Default of the setting `orders.neverSentAfter`. */
  HEXAFLATE_NEVER_SENT_AFTER_SECONDS: seconds(60, 5, 3600),
  /** Default of the setting `orders.unknownAfter`. */
  HEXAFLATE_UNKNOWN_AFTER_SECONDS: seconds(120, 5, 86_400),
});

/** Every environment variable that means something to us. */
export const knownVariables: ReadonlySet<string> = new Set([
  ...Object.keys(EnvironmentSchema.shape),
  ...otomaxVariables,
  ...s3Variables,
]);

/** What is wrong with an address of a database, in words that do not repeat its password. */
function mistakeIn(url: string): string | undefined {
  try {
    readPostgresUrl(url);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'cannot be read';
  }
}

/** Where certificate (with its chain) and key lie, in PEM form. */
export interface TlsFiles {
  cert: string;
  key: string;
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
  /** Absolute paths of certificate and key; undefined means plain HTTP. */
  tls: TlsFiles | undefined;
  /** Port that sends plain HTTP to HTTPS. */
  redirectPort: number | undefined;
  /** Whether people may sign in over plain HTTP from other machines. */
  allowPlainHttp: boolean;
  /** Secrets at those who vouch for accounts elsewhere: never logged. */
  providerSecrets: { google: string | undefined; facebook: string | undefined };
  /** Holds a password: never logged. */
  redis: RedisAddress | undefined;
  /** Number of this process among several on one port; undefined when it has the port to itself. */
  worker: number | undefined;
  cacheBytes: number;
  /** Absolute path of the file of wrapping keys. */
  identityKeyFile: string;
  /** Where photos are kept; undefined means files in `dataDir`. Holds a secret: never logged. */
  s3: S3Place | undefined;
  neverSentAfterMs: number;
  unknownAfterMs: number;
  /** The Otomax database on SQL Server; undefined is the embedded sandbox. */
  otomax: SqlServerSettings | undefined;
}

/** Mistakes in the environment, all of them, in words. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Types the environment; relative paths count from `home`. Throws ConfigError that names every mistake at once.
 */
export function readConfig(environment: Record<string, string | undefined>, home: string = HOME): Config {
  const known = Object.fromEntries(
    Object.keys(EnvironmentSchema.shape)
      .map((name) => [name, environment[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = EnvironmentSchema.safeParse(known);
  const otomax = readOtomaxSettings(environment);
  const s3 = readS3Place(environment);
  const tlsMistake = parsed.success ? mistakeInTls(parsed.data) : undefined;
  if (!parsed.success || 'mistake' in otomax || 'mistake' in s3 || tlsMistake) {
    const mistakes = [
      ...(parsed.error?.issues ?? []).map(
        (issue) => `  ${issue.path.join('.') || 'environment'}: ${issue.message}`,
      ),
      ...('mistake' in otomax ? [`  ${otomax.mistake}`] : []),
      ...('mistake' in s3 ? [`  ${s3.mistake}`] : []),
      ...(tlsMistake ? [`  ${tlsMistake}`] : []),
    ];
    throw new ConfigError(`The configuration cannot be used:\n${mistakes.join('\n')}`);
  }
  const env = parsed.data;
  return {
    version: packageFile.version,
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(home, env.HEXAFLATE_DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    logLevel: env.HEXAFLATE_LOG_LEVEL,
    trustedProxies: env.HEXAFLATE_TRUSTED_PROXIES,
    tls: tlsFiles(env, home),
    redirectPort: env.HEXAFLATE_HTTP_REDIRECT_PORT,
    allowPlainHttp: env.HEXAFLATE_ALLOW_PLAIN_HTTP === 'true',
    providerSecrets: {
      google: env.HEXAFLATE_GOOGLE_CLIENT_SECRET,
      facebook: env.HEXAFLATE_FACEBOOK_APP_SECRET,
    },
    redis: env.REDIS_URL,
    worker: env.HEXAFLATE_WORKER,
    cacheBytes: env.HEXAFLATE_CACHE_BYTES,
    identityKeyFile: env.HEXAFLATE_IDENTITY_KEY
      ? resolve(home, env.HEXAFLATE_IDENTITY_KEY)
      : join(resolve(home, env.HEXAFLATE_DATA_DIR), 'identity.key'),
    s3: s3.place,
    neverSentAfterMs: env.HEXAFLATE_NEVER_SENT_AFTER_SECONDS * 1000,
    unknownAfterMs: env.HEXAFLATE_UNKNOWN_AFTER_SECONDS * 1000,
    otomax: otomax.settings,
  };
}

type Environment = z.output<typeof EnvironmentSchema>;

function tlsFiles(env: Environment, home: string): TlsFiles | undefined {
  const { HEXAFLATE_TLS_CERT: cert, HEXAFLATE_TLS_KEY: key } = env;
  return cert && key ? { cert: resolve(home, cert), key: resolve(home, key) } : undefined;
}

function mistakeInTls(env: Environment): string | undefined {
  const { HEXAFLATE_TLS_CERT: cert, HEXAFLATE_TLS_KEY: key, HEXAFLATE_HTTP_REDIRECT_PORT: redirect } = env;
  if ((cert === undefined) !== (key === undefined))
    return `${cert === undefined ? 'HEXAFLATE_TLS_CERT' : 'HEXAFLATE_TLS_KEY'}: certificate and key belong together`;
  if (redirect === undefined) return undefined;
  if (cert === undefined) return 'HEXAFLATE_HTTP_REDIRECT_PORT: there is no HTTPS to send anybody to';
  return redirect === env.PORT ? 'HEXAFLATE_HTTP_REDIRECT_PORT: is the same as PORT' : undefined;
}
