import type { ChangesMode } from '../installation.ts';

/** Which server, as whom, and how carefully. Nothing here is ever logged whole: it holds the password. */
export interface SqlServerSettings {
  host: string;
  /** Not together with `instance`, whose port the server's browser service tells. */
  port: number | undefined;
  instance: string | undefined;
  database: string;
  user: string;
  password: string;
  /** A Windows domain: signs in by NTLM instead of an SQL login. */
  domain: string | undefined;
  encrypt: boolean | 'strict';
  trustServerCertificate: boolean;
  /** The oldest TLS that is spoken; servers of 2012 and before may know 1.0 only. */
  tlsMin: TlsVersion;
  /** The name on the server's certificate, where it is not the host. */
  serverName: string | undefined;
  appName: string;
  /** Most connections at once. Otomax shares the server, so few. */
  poolMax: number;
  connectTimeoutMs: number;
  /** A statement that has not answered by then is given up, outcome unknown. */
  requestTimeoutMs: number;
  /** Minutes that the database's local time is ahead of UTC; measured on the server when not given. */
  utcOffsetMinutes: number | undefined;
  /** How changes reach us. Without triggers is slower, costs the server more, and is an explicit choice. */
  changes: ChangesMode;
  /** The one type of sender (a letter) that our requests name; the agent's own first one when not given. */
  senderType: string | undefined;
}

export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** A setting that cannot be used, in words that never quote the password. */
export class SqlServerSettingsError extends Error {
  override name = 'SqlServerSettingsError';
}

const tlsVersions: Readonly<Record<string, TlsVersion>> = {
  '1.0': 'TLSv1',
  '1.1': 'TLSv1.1',
  '1.2': 'TLSv1.2',
  '1.3': 'TLSv1.3',
};

const DEFAULT_PORT = 1433;

/**
 * The settings by their names, as they stand behind the `?` of an address or one by one in the environment.
 * Unknown names are mistakes: a misspelt `encrypt` must not quietly turn encryption off.
 */
export function readSqlServerSettings(
  given: Readonly<Record<string, string | undefined>>,
): SqlServerSettings {
  for (const name of Object.keys(given)) {
    if (!settingNames.has(name)) throw new SqlServerSettingsError(`Unknown setting "${name}"`);
  }
  const text = (name: string) => (given[name] === '' ? undefined : given[name]);
  const needed = (name: string) => {
    const value = text(name);
    if (value === undefined) throw new SqlServerSettingsError(`"${name}" is missing`);
    return value;
  };
  const instance = text('instanceName');
  if (instance !== undefined && text('port') !== undefined) {
    throw new SqlServerSettingsError('Give a port or an instance name, not both');
  }
  return {
    host: needed('host'),
    port: instance === undefined ? (number(given, 'port', 1, 65_535) ?? DEFAULT_PORT) : undefined,
    instance,
    database: text('database') ?? 'otomax',
    user: needed('user'),
    password: text('password') ?? '',
    domain: text('domain'),
    encrypt: text('encrypt') === 'strict' ? 'strict' : (flag(given, 'encrypt') ?? true),
    trustServerCertificate: flag(given, 'trustServerCertificate') ?? false,
    tlsMin: tlsMin(text('tlsMin')),
    serverName: text('serverName'),
    appName: text('appName') ?? 'Hexaflate',
    poolMax: number(given, 'poolMax', 1, 20) ?? 4,
    connectTimeoutMs: (number(given, 'connectTimeout', 1, 120) ?? 10) * 1000,
    requestTimeoutMs: (number(given, 'requestTimeout', 1, 300) ?? 15) * 1000,
    utcOffsetMinutes: number(given, 'utcOffset', -720, 840),
    changes: changesMode(text('changes')),
    senderType: senderType(text('sender')),
  };
}

/**
 * `mssql://user:password@host:port/database?encrypt=false&…`; settings given besides may not stand in it too. Throws
 * SqlServerSettingsError.
 */
export function parseSqlServerUrl(
  text: string,
  besides: Readonly<Record<string, string>> = {},
): SqlServerSettings {
  if (!URL.canParse(text))
    throw new SqlServerSettingsError('Not an address; expected mssql://user:password@host/database');
  const url = new URL(text);
  if (url.protocol !== 'mssql:' && url.protocol !== 'sqlserver:') {
    throw new SqlServerSettingsError(`An address of SQL Server begins with mssql://, not ${url.protocol}//`);
  }
  const inPath: Record<string, string> = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    database: decode(url.pathname.slice(1)),
    user: decode(url.username),
    password: decode(url.password),
  };
  const behind = Object.fromEntries(url.searchParams);
  for (const name of Object.keys(behind)) {
    if (name in inPath) throw new SqlServerSettingsError(`"${name}" belongs before the question mark`);
  }
  for (const name of Object.keys(besides)) {
    if (name in behind) throw new SqlServerSettingsError(`"${name}" is given twice`);
  }
  const named = Object.entries({ ...inPath, ...behind, ...besides }).filter(([, value]) => value !== '');
  return readSqlServerSettings(Object.fromEntries(named));
}

const settingNames: ReadonlySet<string> = new Set([
  'host',
  'port',
  'instanceName',
  'database',
  'user',
  'password',
  'domain',
  'encrypt',
  'trustServerCertificate',
  'tlsMin',
  'serverName',
  'appName',
  'poolMax',
  'connectTimeout',
  'requestTimeout',
  'utcOffset',
  'changes',
  'sender',
]);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new SqlServerSettingsError('A % in the address stands for itself only as %25');
  }
}

function tlsMin(text: string | undefined): TlsVersion {
  const version = tlsVersions[text ?? '1.2'];
  if (version === undefined) throw new SqlServerSettingsError('"tlsMin" is one of 1.0, 1.1, 1.2, 1.3');
  return version;
}

function changesMode(text: string | undefined): ChangesMode {
  const mode = text ?? 'triggers';
  if (mode !== 'triggers' && mode !== 'polling') {
    throw new SqlServerSettingsError('"changes" is triggers or polling');
  }
  return mode;
}

function senderType(text: string | undefined): string | undefined {
  if (text === undefined || text === 'agent') return undefined;
  if (!/^[A-Za-z0-9]$/.test(text)) {
    throw new SqlServerSettingsError('"sender" is agent, or the one letter of a sender type');
  }
  return text.toUpperCase();
}

function flag(given: Readonly<Record<string, string | undefined>>, name: string): boolean | undefined {
  const value = given[name]?.toLowerCase();
  if (value === undefined || value === '') return undefined;
  if (value === 'true' || value === '1' || value === 'on') return true;
  if (value === 'false' || value === '0' || value === 'off') return false;
  throw new SqlServerSettingsError(`"${name}" is on or off`);
}

function number(
  given: Readonly<Record<string, string | undefined>>,
  name: string,
  min: number,
  max: number,
): number | undefined {
  const text = given[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < min || value > max) {
    throw new SqlServerSettingsError(`"${name}" is a whole number from ${min} to ${max}`);
  }
  return value;
}
