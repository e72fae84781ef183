import type { Server } from 'bun';

/**
 * Answers plain HTTP on `port` with the same address by HTTPS on `httpsPort`, and nothing else. Requests without a
 * usable name of a host are refused, so that nobody is sent to where a stranger wants.
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
    idleTimeout: 10,
    fetch(request) {
      const name = /^([\w.-]+|\[[\da-f:]+\])(:\d+)?$/i.exec(request.headers.get('host') ?? '')?.[1];
      if (!name) return new Response(null, { status: 400 });
      const { pathname, search } = new URL(request.url);
      const at = httpsPort === 443 ? '' : `:${httpsPort}`;
      return new Response(null, {
        status: 308,
        headers: { Location: `https://${name}${at}${pathname}${search}`, 'Cache-Control': 'no-store' },
      });
    },
  });
}
