import type { Server } from 'bun';
import { AppError, errorBody } from '../http/app-error.ts';
import { API } from '../http/mount.ts';
import { preferredLocale } from '../http/request-facts.ts';

/**
 * Answers plain HTTP on `port` with the same address by HTTPS on `httpsPort`, and nothing else. Requests without a
 * usable name of a host are refused, so that nobody is sent to where a stranger wants. Programs that call the API in
 * clear are refused too (`auth.plainHttp`) instead of being helped to go on doing so unseen.
 */
export function listenForRedirects(options: {
  host: string;
  port: number;
  httpsPort: number;
  shared: boolean;
}): Server<undefined> {
  const { host, port, httpsPort, shared } = options;
  return Bun.serve({
    hostname: host,
    port,
    reusePort: shared,
    development: false,
    idleTimeout: 10,
    fetch(request) {
      const name = /^([\w.-]+|\[[\da-f:]+\])(:\d+)?$/i.exec(request.headers.get('host') ?? '')?.[1];
      if (!name) return new Response(null, { status: 400 });
      const { pathname, search } = new URL(request.url);
      if (pathname.startsWith(`${API}/`)) return refusal(request);
      const at = httpsPort === 443 ? '' : `:${httpsPort}`;
      return new Response(null, {
        status: 308,
        headers: { Location: `https://${name}${at}${pathname}${search}`, 'Cache-Control': 'no-store' },
      });
    },
  });
}

function refusal(request: Request): Response {
  const error = new AppError('auth.plainHttp');
  const locale = preferredLocale(request.headers.get('accept-language'));
  return Response.json(errorBody(error, locale, crypto.randomUUID()), {
    status: error.status,
    headers: { 'Cache-Control': 'no-store' },
  });
}
