/** Where Redis is, as REDIS_URL says it. */
export interface RedisAddress {
  /** `sentinel`: `hosts` are Sentinels that know the master called `master`. `cluster`: any of its nodes. */
  mode: 'single' | 'sentinel' | 'cluster';
  hosts: readonly { host: string; port: number }[];
  master: string | undefined;
  /** Number of the database; always 0 in a cluster. */
  database: number;
  tls: boolean;
  username: string | undefined;
  password: string | undefined;
  /** First part of every key and channel, so that several installations can share one Redis. */
  prefix: string;
}

const defaultPrefix = 'hexaflate';
const protocols = /^(rediss?)(?:\+(sentinel|cluster))?:$/;
const defaultPorts = { single: 6379, sentinel: 26_379, cluster: 6379 };

/**
 * Reads REDIS_URL. Several hosts are separated by commas; `?prefix=` sets the first part of every key.
 *
 *     redis://user:password@host:6379/0                          one server (rediss: with TLS)
 *     redis+sentinel://user:password@host1:26379,host2/mymaster/0  Sentinels and the name of their master
 *     redis+cluster://user:password@host1:6379,host2:6379         a cluster
 *
 * Throws an Error that says what is wrong and never repeats the address, which holds a password.
 */
export function readRedisAddress(text: string): RedisAddress {
  const parts = /^([a-z+]+:)\/\/(?:([^@/]*)@)?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/.exec(text.trim());
  const [, protocol, mode = 'single'] = protocols.exec(parts?.[1] ?? '') ?? [];
  if (!parts || !protocol || !isMode(mode))
    throw new Error(
      'a Redis address begins with redis:// or rediss://, redis+sentinel:// or redis+cluster://, and a password in it is percent-encoded',
    );
  const [, , credentials = '', hosts = '', path = '', query = ''] = parts;
  const [username, ...password] = credentials.split(':');
  const segments = path.split('/').filter(Boolean).map(decodeURIComponent);
  const master = mode === 'sentinel' ? segments.shift() : undefined;
  if (mode === 'sentinel' && !master)
    throw new Error(
      'after the Sentinels comes the name of the master, as in redis+sentinel://host1,host2/mymaster',
    );
  const database = Number(segments[0] ?? 0);
  if (!Number.isInteger(database) || database < 0 || segments.length > 1)
    throw new Error('the last part of the address is the number of a database');
  if (mode === 'cluster' && database > 0) throw new Error('a cluster has no other database than 0');
  const prefix = new URLSearchParams(query).get('prefix') ?? defaultPrefix;
  if (!/^[\w-]{1,40}$/.test(prefix)) throw new Error('the prefix is made of letters, digits, _ and -');
  return {
    mode,
    hosts: hosts.split(',').map((host) => readHost(host, defaultPorts[mode])),
    master,
    database,
    tls: protocol === 'rediss',
    username: decodeURIComponent(username ?? '') || undefined,
    password: decodeURIComponent(password.join(':')) || undefined,
    prefix,
  };
}

/** The address without its secrets, for logs and the panel. */
export function describeRedisAddress({ mode, hosts, master, database, tls }: RedisAddress): string {
  const kind = mode === 'single' ? '' : `+${mode}`;
  const where = hosts.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`).join(',');
  return `${tls ? 'rediss' : 'redis'}${kind}://${where}${master ? `/${master}` : ''}${database ? `/${database}` : ''}`;
}

function readHost(text: string, defaultPort: number): { host: string; port: number } {
  const [, bracketed, plain, port] = /^(?:\[([\da-fA-F:.]+)\]|([\w.-]+))(?::(\d+))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const number = Number(port ?? defaultPort);
  if (!host || number < 1 || number > 65_535)
    throw new Error('each host is a name or an address with an optional port');
  return { host, port: number };
}

function isMode(text: string): text is RedisAddress['mode'] {
  return text in defaultPorts;
}
