import { createTestDatabase } from '@hexaflate/store/testing';
import { startTcpProxy, type TcpProxy } from '@hexaflate/testing';
import { startTestServer, type TestOptions, type TestServer } from './context.ts';

/** A server whose line to its PostgreSQL may break. */
export interface ServerBehindLine {
  server: TestServer;
  line: TcpProxy;
  /** Where PostgreSQL is without the line. */
  url: string;
  close(): Promise<void>;
}

/** Starts one on a database of its own; a statement without an answer within half a second counts as lost. */
export async function startBehindLine(options: TestOptions = {}): Promise<ServerBehindLine> {
  const database = await createTestDatabase();
  const url = new URL(database.url);
  const line = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(line.port);
  url.hostname = '127.0.0.1';
  url.searchParams.set('sslmode', 'disable');
  const server = await startTestServer({ databaseUrl: url.href, storePatienceMs: 500, ...options });
  return {
    server,
    line,
    url: database.url,
    async close() {
      await server.close();
      await line.close();
      await database.drop();
    },
  };
}
