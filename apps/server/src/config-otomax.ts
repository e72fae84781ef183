import {
  parseSqlServerUrl,
  readSqlServerSettings,
  type SqlServerSettings,
  SqlServerSettingsError,
} from '@hexaflate/otomax';

/** The settings of SQL Server one by one, beside the address that holds them all. */
const separate: Readonly<Record<string, string>> = {
  OTOMAX_HOST: 'host',
  OTOMAX_PORT: 'port',
  OTOMAX_INSTANCE: 'instanceName',
  OTOMAX_DATABASE: 'database',
  OTOMAX_USER: 'user',
  OTOMAX_PASSWORD: 'password',
  OTOMAX_DOMAIN: 'domain',
  OTOMAX_ENCRYPT: 'encrypt',
  OTOMAX_TRUST_CERTIFICATE: 'trustServerCertificate',
  OTOMAX_TLS_MIN: 'tlsMin',
  OTOMAX_SERVER_NAME: 'serverName',
  OTOMAX_APP_NAME: 'appName',
  OTOMAX_POOL_MAX: 'poolMax',
  OTOMAX_CONNECT_TIMEOUT_SECONDS: 'connectTimeout',
  OTOMAX_REQUEST_TIMEOUT_SECONDS: 'requestTimeout',
  OTOMAX_UTC_OFFSET_MINUTES: 'utcOffset',
};

/** How we work there, rather than where it is: may stand beside an address. */
const choices: Readonly<Record<string, string>> = {
  OTOMAX_CHANGES: 'changes',
  OTOMAX_SENDER: 'sender',
};

/** Every variable that says where Otomax is and how we work there. */
export const otomaxVariables: readonly string[] = [
  'OTOMAX_URL',
  ...Object.keys(separate),
  ...Object.keys(choices),
];

/**
 * Which Otomax: an address or separate settings name a SQL Server, nothing at all is the embedded sandbox. A mistake
 * is answered in words that do not hold the password.
 */
export function readOtomaxSettings(
  environment: Record<string, string | undefined>,
): { settings: SqlServerSettings | undefined } | { mistake: string } {
  const url = environment.OTOMAX_URL;
  const named = (variables: Readonly<Record<string, string>>) =>
    Object.entries(variables).flatMap(([variable, name]) => {
      const value = environment[variable];
      return value === undefined || value === '' ? [] : [[variable, name, value] as const];
    });
  const given = named(separate);
  const chosen = Object.fromEntries(named(choices).map(([, name, value]) => [name, value]));
  try {
    if (url !== undefined && url !== '') {
      const [extra] = given;
      if (extra) return { mistake: `OTOMAX_URL: stands beside ${extra[0]}; use one or the other` };
      return { settings: parseSqlServerUrl(url, chosen) };
    }
    if (given.length === 0) return { settings: undefined };
    return {
      settings: readSqlServerSettings({
        ...Object.fromEntries(given.map(([, name, value]) => [name, value])),
        ...chosen,
      }),
    };
  } catch (error) {
    if (error instanceof SqlServerSettingsError) return { mistake: `OTOMAX: ${error.message}` };
    throw error;
  }
}
