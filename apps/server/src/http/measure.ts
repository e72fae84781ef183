import type { MiddlewareHandler } from 'hono';
import type { Context } from '../context.ts';
import type { HttpEnv } from './mount.ts';

/** One answered request, as the metrics and the log want it. */
export interface Answered {
  requestId: string;
  method: string;
  /** The route's pattern, never an address. */
  route: string;
  status: number;
  ms: number;
}

/** Counts an answered request, and keeps recent reads for the panel. */
export function recordRequest({ metrics, log }: Context, answered: Answered): void {
  const { requestId, method, route, status, ms } = answered;
  metrics.requests.observe(route, method, status, ms / 1000);
  if (method === 'GET' && status < 400) metrics.recent.reads.record(ms);
  if (log.isLevelEnabled('debug'))
    log.debug({ requestId, method, route, status, ms: Math.round(ms) }, 'request');
}

/** Times every API request by its route. Long polls are left out. */
export function measure(context: Context): MiddlewareHandler<HttpEnv> {
  return async (http, next) => {
    const began = performance.now();
    await next();
    const ms = performance.now() - began;
    if (http.req.query('wait')) return;
    recordRequest(context, {
      requestId: http.get('facts').id,
      method: http.req.method,
      route: http.req.routePath,
      status: http.res.status,
      ms,
    });
  };
}
