import type { MiddlewareHandler } from 'hono';
import type { Context } from '../context.ts';
import type { HttpEnv } from './mount.ts';

/** Times every API request by its route, and keeps recent reads for the panel. Long polls are left out. */
export function measure(context: Context): MiddlewareHandler<HttpEnv> {
  return async (http, next) => {
    const began = performance.now();
    await next();
    const ms = performance.now() - began;
    if (http.req.query('wait')) return;
    const route = http.req.routePath;
    context.metrics.requests.observe(
      { route, method: http.req.method, status: String(http.res.status) },
      ms / 1000,
    );
    if (http.req.method === 'GET' && http.res.status < 400) context.metrics.recent.reads.record(ms);
    context.log.debug(
      {
        requestId: http.get('facts').id,
        method: http.req.method,
        route,
        status: http.res.status,
        ms: Math.round(ms),
      },
      'request',
    );
  };
}
