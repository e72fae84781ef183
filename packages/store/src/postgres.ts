import { readFile } from 'node:fs/promises';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { asConnectError, asSetupError, StoreRefusedError, UnsafeNumberError } from './errors.ts';
import { migrate } from './migrate.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { type PostgresAddress, readPostgresUrl } from './postgres-url.ts';
import type { StoreTables } from './tables.ts';

export interface PostgresOptions {
  url: string;
  now: () => number;
  /** Milliseconds after which a statement without an answer counts as a lost connection. */
  patienceMs: number;
  /** Told when a connection that nobody is using breaks. */
  onConnectionLost: (error: Error) => void;
}

/** Connections of one process. A server of ours rarely has more than a few statements under way. */
const CONNECTIONS = 10;
const CONNECT_MS = 8000;
/** Locks are held for single rows and for milliseconds; a longer wait is somebody's mistake. */
const LOCK_MS = 10_000;
/** A process that pauses inside a transaction must not hold up the others for long. */
const IDLE_IN_TRANSACTION_MS = 10_000;
const INT8 = 20;

/**
 * Opens the store on PostgreSQL and brings it to the newest schema. Throws StoreUnavailableError when it is away,
 * StoreRefusedError when it does not take us.
 */
export async function openPostgres(options: PostgresOptions): Promise<Kysely<StoreTables>> {
  const place = await placeOf(readPostgresUrl(options.url), Math.min(CONNECT_MS, options.patienceMs));
  // A migration may take as long as it needs, and so may waiting for another process's.
  await overOneConnection(place, options.onConnectionLost, (patient) => migrate(patient, options.now));
  const pool = new pg.Pool({
    ...place,
    max: CONNECTIONS,
    idleTimeoutMillis: 60_000,
    query_timeout: options.patienceMs,
    // The server gives up first, so that its answer still arrives.
    statement_timeout: Math.ceil(options.patienceMs * 0.75),
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  });
  pool.on('error', options.onConnectionLost);
  return new Kysely<StoreTables>({ dialect: postgresDialect(pool) });
}

/**
 * Does something over one connection that is closed again, and migrates nothing. Throws StoreUnavailableError when
 * PostgreSQL is away, StoreRefusedError when it does not take us.
 */
export async function withPostgres<Result>(
  url: string,
  work: (store: Kysely<StoreTables>) => Promise<Result>,
): Promise<Result> {
  return await overOneConnection(await placeOf(readPostgresUrl(url), CONNECT_MS), () => undefined, work);
}

async function overOneConnection<Result>(
  place: pg.PoolConfig,
  onConnectionLost: (error: Error) => void,
  work: (store: Kysely<StoreTables>) => Promise<Result>,
): Promise<Result> {
  const one = new pg.Pool({ ...place, max: 1 });
  one.on('error', onConnectionLost);
  const store = new Kysely<StoreTables>({ dialect: postgresDialect(one) });
  try {
    await refuseOtherEncodings(store);
    return await work(store);
  } catch (error) {
    throw asSetupError(error);
  } finally {
    await store.destroy();
  }
}

async function placeOf(address: PostgresAddress, connectMs: number): Promise<pg.PoolConfig> {
  const place: pg.PoolConfig = {
    host: address.host,
    port: address.port,
    user: address.user,
    password: address.password,
    database: address.database,
    application_name: 'hexaflate',
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    // An order that was accepted must survive a power cut, whatever the server's default is.
    options: '-c synchronous_commit=on',
    types: { getTypeParser },
  };
  return { ...place, ssl: await tlsOf(address, place) };
}

/** Our 64-bit columns hold milliseconds and codes, which numbers hold exactly. Throws UnsafeNumberError otherwise. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === INT8 && format !== 'binary' ? exactNumber : pg.types.getTypeParser(oid, format ?? 'text');
}

function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new UnsafeNumberError(`${text} is more than a number holds exactly`);
  return value;
}

async function tlsOf(address: PostgresAddress, place: pg.PoolConfig): Promise<pg.PoolConfig['ssl']> {
  const ca = address.rootCertificate && (await readFile(address.rootCertificate, 'utf8'));
  const authority = ca ? { ca } : {};
  switch (address.tls) {
    case 'disable':
      return false;
    case 'prefer':
      return (await speaksTls(place)) ? { rejectUnauthorized: false } : false;
    case 'require':
      return { rejectUnauthorized: false };
    case 'verify-ca':
      return { ...authority, checkServerIdentity: () => undefined };
    case 'verify-full':
      return authority;
  }
}

/** Whether the server encrypts. Throws StoreUnavailableError when it is away. */
async function speaksTls(place: pg.PoolConfig): Promise<boolean> {
  const client = new pg.Client({ ...place, ssl: { rejectUnauthorized: false } });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof Error && error.message === 'The server does not support SSL connections')
      return false;
    throw asConnectError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function refuseOtherEncodings(store: Kysely<StoreTables>): Promise<void> {
  const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(store);
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8')
    throw new StoreRefusedError(
      `The database is encoded in ${encoding}; make one with: create database … encoding 'UTF8'`,
    );
}
