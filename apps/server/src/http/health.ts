import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import type { HttpEnv, Router } from './mount.ts';

/** /health/live: the process answers. /health/ready: it can sell. /metrics: Prometheus text. */
export function healthRoutes(context: Context): Router {
  const router: Router = new OpenAPIHono<HttpEnv>();
  router.get('/health/live', (http) => http.json({ status: 'live' }));
  router.get('/health/ready', async (http) => {
    const otomaxMs = await context.otomax.ping().catch(() => null);
    const storeOk = await context.store
      .selectFrom('document')
      .select('name')
      .limit(1)
      .execute()
      .then(
        () => true,
        () => false,
      );
    const ready = otomaxMs !== null && storeOk;
    return http.json(
      {
        status: ready ? 'ready' : 'degraded',
        otomax: { ok: otomaxMs !== null, ms: otomaxMs },
        store: { ok: storeOk },
      },
      ready ? 200 : 503,
      { 'Cache-Control': 'no-store' },
    );
  });
  router.get('/metrics', async (http) => {
    for (const [kind, figures] of Object.entries(context.cache.stats().byKind))
      context.metrics.cacheBytes.set({ kind }, figures.bytes);
    return http.body(await context.metrics.registry.metrics(), 200, {
      'Content-Type': context.metrics.registry.contentType,
    });
  });
  return router;
}
