import { mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import { ensureFirstOperator } from './admin/first-account.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { createContext } from './create-context.ts';
import { reportOtomax } from './detect-otomax.ts';
import { listen, redirectTo } from './listen.ts';
import { followAllowedAddresses } from './live/end-closed-sessions.ts';
import { openOtomax } from './open-otomax.ts';
import { recoverOrders } from './orders/recover.ts';
import { seekLeadership } from './processes/leadership.ts';
import { startRelay } from './relay/relay.ts';
import { startRounds } from './rounds.ts';
import type { Listener } from './tls/listener.ts';

export interface RunningServer {
  context: Context;
  server: Listener;
  /** Set on the very first start only: shown once, never stored in clear. */
  firstOperator: { username: string; password: string } | undefined;
  stop(): Promise<void>;
}

/** Starts everything: recovery first, so that no request meets an order that the run before left half-way. */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  await mkdir(config.dataDir, { recursive: true });
  const otomax = await openOtomax(config);
  const context = await createContext(config, log, otomax);
  const firstOperator = await ensureFirstOperator(context);
  // Before any order is driven on: nothing may be said to Otomax that no operator has agreed to.
  await context.features.refresh();
  await reportOtomax(context);
  const restored = await recoverOrders(context);
  if (restored > 0) log.warn({ restored }, 'orders were written back from the submission table');
  await context.timings.refresh();

  followAllowedAddresses(context);
  const leadership = seekLeadership(context.redis?.link, log);
  const relay = startRelay(context, leadership.leads);
  const rounds = startRounds(context, leadership.leads);
  const server = listen(context);
  const redirects = redirectTo(context, server);
  if (config.allowPlainHttp && !config.tls) warnOfPlainHttp(log);
  log.info({ port: server.port, dataDir: config.dataDir }, 'ready');

  return {
    context,
    server,
    firstOperator,
    async stop() {
      await redirects?.stop(true);
      await server.stop();
      // What a model is at is given up, and done at the next start.
      await Promise.all([context.photos.close(), context.recognition.close()]);
      await Promise.all(rounds.map((round) => round.stop()));
      await relay.stop();
      await leadership.stop();
      await context.presence.close();
      await context.redis?.close();
      await context.phones.close();
      await otomax.close();
      await context.store.destroy();
    },
  };
}

/** Said at every start, for as long as it is so. */
function warnOfPlainHttp(log: Logger): void {
  log.warn(
    { setting: 'HEXAFLATE_ALLOW_PLAIN_HTTP' },
    'sign-in over plain HTTP is allowed: codes, PINs and passwords can be read by anyone on the way',
  );
}
