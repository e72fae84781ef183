import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { readRedisHealth } from '../processes/redis.ts';
import type { HttpEnv, Router } from './mount.ts';

/** What has not answered after this many ms counts as away, however patient its own callers are. */
const PATIENCE_MS = 1500;

/** /health/live: the process answers. /health/ready: it can sell. /metrics: Prometheus text. */
export function healthRoutes(context: Context): Router {
  const router: Router = new OpenAPIHono<HttpEnv>();
  router.get('/health/live', (http) => http.json({ status: 'live' }));
  router.get('/health/ready', async (http) => {
    const [otomaxMs, storeOk, redis] = await Promise.all([
      inTime<number | null>(context.otomax.ping(), null),
      inTime(
        context.store
          .selectFrom('document')
          .select('name')
          .limit(1)
          .execute()
          .then(() => true),
        false,
      ),
      readRedisHealth(context.redis),
    ]);
    // Without Redis it can still sell, only slower: that is no reason to send nobody here any more.
    const ready = otomaxMs !== null && storeOk;
    return http.json(
      {
        status: ready ? 'ready' : 'degraded',
        otomax: { ok: otomaxMs !== null, ms: otomaxMs },
        store: { ok: storeOk },
        ...(redis ? { redis } : {}),
      },
      ready ? 200 : 503,
      { 'Cache-Control': 'no-store' },
    );
  });
  router.get('/metrics', async (http) => {
    if (context.redis) context.metrics.redisUp.set(context.redis.link.state().up ? 1 : 0);
    context.metrics.cacheReads.reset();
    for (const [kind, { bytes, hits, misses }] of Object.entries(context.cache.stats().byKind)) {
      context.metrics.cacheBytes.set({ kind }, bytes);
      context.metrics.cacheReads.inc({ kind, source: 'memory' }, hits);
      context.metrics.cacheReads.inc({ kind, source: 'loaded' }, misses);
    }
    context.metrics.otomaxStatements.reset();
    context.metrics.otomaxStatements.inc({ by: 'requests' }, context.otomax.statementCount());
    context.metrics.otomaxStatements.inc({ by: 'relay' }, context.otomax.feedStatementCount());
    const text = `${await context.metrics.registry.metrics()}\n${context.metrics.requests.text()}`;
    return http.body(text, 200, {
      'Content-Type': context.metrics.registry.contentType,
    });
  });
  return router;
}

/** The answer, or `otherwise` when there is none in time or it is a failure. */
async function inTime<Answer>(asked: Promise<Answer>, otherwise: Answer): Promise<Answer> {
  const { promise: late, resolve } = Promise.withResolvers<Answer>();
  const timer = setTimeout(() => resolve(otherwise), PATIENCE_MS);
  try {
    return await Promise.race([asked.catch(() => otherwise), late]);
  } finally {
    clearTimeout(timer);
  }
}
