import type { Context } from './context.ts';
import { createAnswerRequest } from './http/answer-request.ts';
import { pathOf } from './http/fast-lane.ts';
import { API } from './http/mount.ts';
import { pageOf } from './http/page-of.ts';
import { answerProgramError } from './http/program-error.ts';
import { liveSocket, type SocketState } from './live/socket.ts';
import { type Listener, startListener } from './tls/listener.ts';
import { listenForRedirects } from './tls/redirect.ts';

/** Answers requests and holds live sockets, by HTTPS where there are certificates. */
export function listen(context: Context): Listener {
  const { config, log } = context;
  const answer = createAnswerRequest(context);
  return startListener({ port: config.port, files: config.tls, log }, (port, tls) =>
    Bun.serve<SocketState>({
      hostname: config.host,
      port,
      ...(tls ? { tls: { cert: tls.cert, key: tls.key } } : {}),
      reusePort: config.worker !== undefined,
      // In development an error of ours would be shown to whoever met it, source and all.
      development: false,
      error: answerProgramError(log),
      idleTimeout: 60,
      websocket: liveSocket(context),
      fetch(request, server) {
        if (opensSocket(request) && server.upgrade(request, { data: {} })) return undefined;
        return answer(request, () => server.requestIP(request)?.address ?? '');
      },
    }),
  );
}

/** Sends those who come by plain HTTP to the address by HTTPS, where that is wished. */
export function redirectTo({ config }: Context, { port: httpsPort }: Listener) {
  if (config.redirectPort === undefined) return undefined;
  const { host, redirectPort: port, worker } = config;
  return listenForRedirects({ host, port, httpsPort, shared: worker !== undefined });
}

/** Whether to open a live socket; what another site's page asks for gets an ordinary answer instead. */
function opensSocket(request: Request): boolean {
  return (
    pathOf(request.url) === `${API}/live` &&
    request.headers.get('upgrade') === 'websocket' &&
    pageOf(request) !== 'foreign'
  );
}
