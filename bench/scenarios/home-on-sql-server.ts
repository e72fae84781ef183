import { type Child, startChild } from '../load/child.ts';
import type { ReadPlan, ReadResult } from '../load/read-plan.ts';
import { readHomes } from '../peers/known-homes.ts';
import { openSessions } from '../product/open-sessions.ts';
import type { SqlServerProduct } from '../product/sql-server-product.ts';
import type { Round } from '../scenario.ts';

const HOME = '/api/v1/home';
const MANY = 50;
const DEVICES_EACH = 10;
const WARM_SECONDS = 1;
const SECONDS = 2;

/** Home with and without the cache, both over the same Otomax on a server that speaks SQL Server's protocol. */
export async function openHomeOnSqlServer({ stack, url, members }: SqlServerProduct, reader: Child) {
  const direct = startChild(import.meta.resolve('../product/one-trip-server.ts'), {
    HEXAFLATE_DATA_DIR: stack.dataDir,
    HEXAFLATE_LOG_LEVEL: 'error',
    OTOMAX_URL: url,
  });
  const close = () => direct.stop();
  try {
    const { port: directPort } = await direct.ask<{ port: number }>('listen');
    const codes = members.flatMap(({ code }) => Array<string>(DEVICES_EACH).fill(code));
    const sessions = openSessions(stack.dataDir, codes, '127.0.0.1');
    const tokens = sessions.map(({ token }) => token);
    const burst = (port: number, seconds: number) =>
      reader.ask<ReadResult>({
        port,
        tokens,
        paths: [HOME],
        connections: MANY,
        seconds,
      } satisfies ReadPlan);
    const warmPort = Number(new URL(stack.url).port);
    return {
      async round(): Promise<Round> {
        // Every home once: a database's first answers are slow, and a burst would meet them.
        await readHomes(warmPort, HOME, sessions);
        await burst(warmPort, WARM_SECONDS);
        await burst(directPort, WARM_SECONDS);
        const warm = await burst(warmPort, SECONDS);
        const uncached = await burst(directPort, SECONDS);
        return {
          sqlServerP50MsAt50: warm.p50Ms,
          sqlServerUncachedP50MsAt50: uncached.p50Ms,
          sqlServerUncachedP99MsAt50: uncached.p99Ms,
          sqlServerUncachedPerSecond: uncached.requestsPerSecond,
          uncachedOverCached: uncached.p50Ms / warm.p50Ms,
        };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
