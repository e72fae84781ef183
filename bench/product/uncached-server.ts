import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../apps/server/src/config.ts';
import { createContext } from '../../apps/server/src/create-context.ts';
import { createAnswerRequest } from '../../apps/server/src/http/answer-request.ts';
import { createCache } from '../../packages/cache/src/index.ts';
import { createSandboxGateway } from '../../packages/otomax/src/index.ts';

/** Smallest budget that a cache of one read needs. */
const ONE_READ_BYTES = 1_000_000;

/**
 * The product's own HTTP side over the data of a running product, without the cache: same routes, session check and
 * queries, but every read goes to the database, shared with nobody. No relay and no schedules run here.
 * Tells its port to the parent that asks.
 */
async function serve(): Promise<number | undefined> {
  const config = readConfig(process.env);
  const otomax = createSandboxGateway({ path: join(config.dataDir, 'otomax.sqlite') });
  const context = await createContext(config, pino({ level: 'error' }), otomax);
  const cache = {
    ...context.cache,
    peek: () => undefined,
    // A cache that is made for one read and that no relay vouches for keeps nothing and shares no flight.
    read: (view: Parameters<typeof context.cache.read>[0]) =>
      createCache({ maxBytes: ONE_READ_BYTES }).read(view),
  };
  const answer = createAnswerRequest({ ...context, cache });
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    // As the product's own: a database that has just been filled may take its time.
    idleTimeout: 60,
    fetch: (request, listener) => answer(request, () => listener.requestIP(request)?.address ?? ''),
  });
  return server.port;
}

const serving = serve();
process.on('message', async () => {
  process.send?.(await serving.then((port) => ({ port })).catch((error) => ({ error: String(error) })));
});
