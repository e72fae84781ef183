/** How the connection is encrypted, in the words of PostgreSQL's own tools. */
const TLS_MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
export type TlsMode = (typeof TLS_MODES)[number];

/** Where our data lies on PostgreSQL, and how to get in. */
export interface PostgresAddress {
  /** Name or address; a folder with a socket when it begins with a slash. */
  host: string;
  port: number;
  user: string;
  password: string | undefined;
  database: string;
  tls: TlsMode;
  /** File of the certificate authority; the system's own ones without it. */
  rootCertificate: string | undefined;
}

const PARAMETERS = new Set(['sslmode', 'sslrootcert', 'host']);
const DEFAULT_PORT = 5432;

/**
 * Reads `postgres://user:password@host:port/database?sslmode=…&sslrootcert=…`, as psql would; `?host=/folder` names a
 * local socket. Throws with what is wrong, never with the address itself: there is a password in it.
 */
export function readPostgresUrl(text: string): PostgresAddress {
  // Without a host, as for a socket, it would be no URL: "." stands for none.
  const whole = text.replace(/^(\w+:\/\/[^/?]*@)(?=\/)/, '$1.');
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new Error('must be like postgres://user:password@host:5432/database');
  for (const name of url.searchParams.keys())
    if (!PARAMETERS.has(name)) throw new Error(`the parameter ${name} is not known`);
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, '$1');
  const user = decodeURIComponent(url.username);
  const database = decodeURIComponent(url.pathname.slice(1));
  if (!host || host === '.') throw new Error('names no host');
  if (!user) throw new Error('names no user');
  if (!database) throw new Error('names no database');
  return {
    host,
    port: url.port === '' ? DEFAULT_PORT : Number(url.port),
    user,
    password: url.password === '' ? undefined : decodeURIComponent(url.password),
    database,
    tls: readTls(url, host),
    rootCertificate: url.searchParams.get('sslrootcert') ?? undefined,
  };
}

function readTls(url: URL, host: string): TlsMode {
  // A socket of this machine is never encrypted, whatever is asked, as with PostgreSQL's own tools.
  if (host.startsWith('/')) return 'disable';
  const wanted = url.searchParams.get('sslmode') ?? 'prefer';
  const mode = TLS_MODES.find((known) => known === wanted);
  if (!mode) throw new Error(`sslmode must be one of ${TLS_MODES.join(', ')}`);
  // An authority that is named is there to be checked.
  return mode === 'require' && url.searchParams.has('sslrootcert') ? 'verify-ca' : mode;
}
