import { Connection, type ConnectionConfiguration, ISOLATION_LEVEL, Request } from 'tedious';
import { bindParameter } from './parameters.ts';
import { readRow } from './rows.ts';
import type { SqlServerSettings } from './settings.ts';

export interface SqlResult<Row> {
  rows: Row[];
  affected: number;
}

/** One session on the server. A statement at a time. */
export interface SqlSession {
  /** False as soon as it is known to be lost; it is thrown away then. */
  alive(): boolean;
  /** Parameters are `@1`, `@2`, … by their place. Sent as sp_executesql, never prepared. */
  run<Row>(sql: string, parameters: readonly unknown[]): Promise<SqlResult<Row>>;
  /** A batch as it stands, for statements that must be alone. */
  batch<Row>(sql: string): Promise<SqlResult<Row>>;
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  close(): void;
}

/**
 * What every session says first. Filtered indexes of Otomax refuse writers that differ (error 1934), and a
 * deadlock is better lost by us than by a sale of theirs.
 */
export const SESSION_OPTIONS =
  'set quoted_identifier, ansi_nulls, ansi_padding, ansi_warnings, arithabort, concat_null_yields_null on; ' +
  'set numeric_roundabort, xact_abort off; set nocount off; set deadlock_priority low';

/** Signs in. Rejects with the library's ConnectionError. */
export async function openSession(settings: SqlServerSettings): Promise<SqlSession> {
  const connection = new Connection(configurationOf(settings));
  let alive = true;
  // Without a listener a server that goes down would end this process.
  const lost = () => {
    alive = false;
  };
  connection.on('error', lost);
  connection.on('end', lost);
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  const execute = <Row>(sql: string, send: (request: Request) => void) =>
    new Promise<SqlResult<Row>>((resolve, reject) => {
      const rows: Row[] = [];
      const request = new Request(sql, (error, affected) => {
        if (error) reject(withoutValues(error));
        else resolve({ rows, affected: affected ?? 0 });
      });
      request.on('row', (columns) => rows.push(readRow<Row>(columns)));
      send(request);
    });
  const session: SqlSession = {
    alive: () => alive,
    run: (sql, parameters) =>
      execute(sql, (request) => {
        parameters.forEach((parameter, index) => {
          const { type, value, options } = bindParameter(parameter);
          request.addParameter(String(index + 1), type, value, options);
        });
        connection.execSql(request);
      }),
    batch: (sql) => execute(sql, (request) => connection.execSqlBatch(request)),
    // No name: some servers refuse the ones that a library makes up.
    begin: () => settle((done) => connection.beginTransaction(done, '', ISOLATION_LEVEL.READ_COMMITTED)),
    commit: () => settle((done) => connection.commitTransaction(done)),
    rollback: () => settle((done) => connection.rollbackTransaction(done)),
    close: () => {
      alive = false;
      connection.close();
    },
  };
  try {
    await session.batch(SESSION_OPTIONS);
    return session;
  } catch (error) {
    session.close();
    throw error;
  }
}

/** Newer servers quote the text that was too long, which may be a message with a PIN. */
export function withoutValues(error: Error): Error {
  error.message = error.message.replace(/Truncated value:[\s\S]*$/, 'Truncated value: hidden');
  return error;
}

function settle(start: (done: (error: Error | null | undefined) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });
}

/** The library's own form. Exported for its test: what an operator asks for must arrive. */
export function configurationOf(settings: SqlServerSettings): ConnectionConfiguration {
  const { user: userName, password, domain } = settings;
  return {
    server: settings.host,
    authentication:
      domain === undefined
        ? { type: 'default', options: { userName, password } }
        : { type: 'ntlm', options: { userName, password, domain } },
    options: {
      database: settings.database,
      encrypt: settings.encrypt,
      trustServerCertificate: settings.trustServerCertificate,
      cryptoCredentialsDetails: { minVersion: settings.tlsMin },
      appName: settings.appName,
      connectTimeout: settings.connectTimeoutMs,
      requestTimeout: settings.requestTimeoutMs,
      // A date's UTC fields are then the local time as it is written, in whatever zone this process runs.
      useUTC: true,
      ...(settings.port === undefined ? {} : { port: settings.port }),
      ...(settings.instance === undefined ? {} : { instanceName: settings.instance }),
      ...(settings.serverName === undefined ? {} : { serverName: settings.serverName }),
    },
  };
}
