import { mkdir } from 'node:fs/promises';
import { createCache } from '@hexaflate/cache';
import type { Gateway } from '@hexaflate/otomax';
import { openStore } from '@hexaflate/store';
import type { Logger } from 'pino';
import { ensureFirstOperator } from './admin/first-account.ts';
import { firebaseAppCheck } from './app-check/issuer.ts';
import { sweepKeys } from './approvals/live-keys.ts';
import { noteAnchor } from './audit/anchor.ts';
import { sweep as sweepSignIns } from './auth/housekeeping.ts';
import { createPriceTrust } from './catalog/price-trust.ts';
import { createTimings } from './catalog/timings.ts';
import { eraseAccounts } from './closing/erase-accounts.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { detectOtomax, reportOtomax } from './detect-otomax.ts';
import { createUsedProofs } from './device-keys/used-proofs.ts';
import { createAnswerRequest } from './http/answer-request.ts';
import { pageOf } from './http/cross-site.ts';
import { pathOf } from './http/fast-lane.ts';
import { API } from './http/mount.ts';
import { answerProgramError } from './http/program-error.ts';
import { analyseNext } from './identity/analysis/analyse.ts';
import { openBlobs } from './identity/blobs/open-blobs.ts';
import { openKeyRing } from './identity/keys/key-ring.ts';
import { sweepIdentity, sweepOrphans } from './identity/retention.ts';
import { knownIssuers } from './linked-accounts/issuers.ts';
import { endClosedSessions } from './live/end-closed-sessions.ts';
import { createLiveHub } from './live/hub.ts';
import { createPresence, TELL_MS } from './live/presence.ts';
import { liveSocket, type SocketState } from './live/socket.ts';
import { createMetrics } from './metrics/metrics.ts';
import { createSharedFreshness } from './metrics/shared-freshness.ts';
import { openOtomax } from './open-otomax.ts';
import { recoverOrders } from './orders/recover.ts';
import { createOrderSignals } from './orders/signals.ts';
import { type SweepPlace, sweepOrders } from './orders/sweep.ts';
import { createFeatures } from './otomax/features.ts';
import { watchFeatures } from './otomax/watch-features.ts';
import { prepareExports } from './own-data/prepare-exports.ts';
import { openWorkshop } from './photos/workshop.ts';
import { sweepChanges } from './pin/sweep-changes.ts';
import { dropViews } from './processes/drop-views.ts';
import { seekLeadership } from './processes/leadership.ts';
import { openRedis } from './processes/redis.ts';
import { startRelay } from './relay/relay.ts';
import { openSandboxPhones } from './sandbox/phones.ts';
import { startSchedule } from './schedule.ts';
import { openServerKey } from './second-factor/server-key.ts';
import { createSettings, REREAD_MS, settingTag } from './settings/settings.ts';
import { settleReplies } from './settle-replies.ts';
import { matchMessages } from './sign-in-message/match-messages.ts';
import { storePlace } from './store-place.ts';
import { type Listener, startListener } from './tls/listener.ts';
import { listenForRedirects } from './tls/redirect.ts';

export interface RunningServer {
  context: Context;
  server: Listener;
  /** Set on the very first start only: shown once, never stored in clear. */
  firstOperator: { username: string; password: string } | undefined;
  stop(): Promise<void>;
}

const SWEEP_ORDERS_MS = 2000;
const TIMINGS_MS = 5 * 60_000;
const MESSAGES_MS = 2000;
const HOUSEKEEPING_MS = 60_000;
const SOCKETS_MS = 30_000;
const DETECTION_MS = 5 * 60_000;
const REPLIES_MS = 5000;
const OWN_DATA_MS = 15_000;
const CLOSINGS_MS = 60_000;
const ANCHOR_MS = 5000;
const ORPHANS_MS = 6 * 3_600_000;
const RECOGNITION_EVERY_MS = 2000;
/** A photo is decoded, or given up, within this. */
const PHOTO_MS = 30_000;
const RECOGNITION_MS = 120_000;

/** Builds the context: everything that a verb may need, opened and migrated. */
export async function createContext(
  config: Config,
  log: Logger,
  otomax: Gateway,
  { storePatienceMs }: { storePatienceMs?: number | undefined } = {},
): Promise<Context> {
  const metrics = createMetrics();
  const redis = openRedis(config, log);
  const live = createLiveHub({
    now: Date.now,
    ...(redis ? { feed: redis.feed } : {}),
    onFrame: (delayMs) => {
      metrics.recent.commitToFrame.record(Math.max(0, delayMs));
      metrics.freshness.observe({ stage: 'frame' }, Math.max(0, delayMs) / 1000);
    },
  });
  const store = await openStore({
    ...storePlace(config),
    ...(storePatienceMs === undefined ? {} : { patienceMs: storePatienceMs }),
    onConnectionLost: (error) => log.warn({ err: error }, 'a connection to PostgreSQL was lost'),
  });
  const cache = createCache({ maxBytes: config.cacheBytes, ...(redis ? { tier: redis.tier } : {}) });
  const settings = await createSettings({
    store,
    link: redis?.link,
    defaults: {
      'orders.neverSentAfter': config.neverSentAfterMs,
      'orders.unknownAfter': config.unknownAfterMs,
    },
  });
  settings.onChange((keys) => void dropViews({ cache, log }, keys.map(settingTag)));
  return {
    config,
    log,
    now: Date.now,
    store,
    otomax,
    phones: openSandboxPhones(config, otomax),
    cache,
    live,
    presence: createPresence(live, redis?.link),
    metrics,
    freshness: createSharedFreshness(metrics.recent, redis?.link),
    redis,
    orderSignals: createOrderSignals(redis?.link),
    messageSignals: createOrderSignals(redis?.link, 'sign-in messages'),
    serverKey: await openServerKey(config.dataDir),
    issuers: knownIssuers(),
    appCheckIssuer: firebaseAppCheck(),
    approvableDeeds: new Map(),
    identityKeys: openKeyRing(config.identityKeyFile),
    blobs: openBlobs(config),
    photos: openWorkshop({ log, patienceMs: PHOTO_MS }),
    recognition: openWorkshop({ log, patienceMs: RECOGNITION_MS }),
    usedProofs: createUsedProofs({ store, link: redis?.link, startedAt: Date.now() }),
    settings,
    timings: createTimings(otomax),
    priceTrust: createPriceTrust(() => settings.get('prices.disagreementsInARow'), redis?.link),
    features: createFeatures(store, otomax),
  };
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

  const leadership = seekLeadership(context.redis?.link, log);
  const relay = startRelay(context, leadership.leads);
  const led = (round: () => Promise<void>) => async () => {
    if (leadership.leads()) await round();
  };
  let swept: SweepPlace | undefined;
  const schedules = [
    startSchedule(
      context,
      'orders',
      SWEEP_ORDERS_MS,
      led(async () => {
        swept = await sweepOrders(context, { after: swept });
      }),
    ),
    startSchedule(
      context,
      'changes of PINs',
      SWEEP_ORDERS_MS,
      led(() => sweepChanges(context)),
    ),
    startSchedule(
      context,
      'sign-ins',
      HOUSEKEEPING_MS,
      led(async () => {
        await sweepSignIns(context);
        await sweepKeys(context);
      }),
    ),
    // Finds what no trigger tells of: texts from numbers that Otomax knows nobody by.
    startSchedule(
      context,
      'sign-in messages',
      MESSAGES_MS,
      led(() => matchMessages(context)),
    ),
    startSchedule(
      context,
      'audit-head',
      ANCHOR_MS,
      led(() => noteAnchor(context)),
    ),
    startSchedule(
      context,
      'own data',
      OWN_DATA_MS,
      led(() => prepareExports(context)),
    ),
    startSchedule(
      context,
      'closings',
      CLOSINGS_MS,
      led(async () => {
        await eraseAccounts(context);
      }),
    ),
    startSchedule(
      context,
      'identity',
      HOUSEKEEPING_MS,
      led(() => sweepIdentity(context)),
    ),
    startSchedule(
      context,
      'orphaned photos',
      ORPHANS_MS,
      led(async () => {
        await sweepOrphans(context);
      }),
    ),
    startSchedule(
      context,
      'recognition',
      RECOGNITION_EVERY_MS,
      led(async () => {
        await analyseNext(context);
      }),
    ),
    watchFeatures(context),
    startSchedule(context, 'told', TELL_MS, async () => {
      await Promise.all([context.presence.tell(), context.freshness.tell()]);
    }),
    startSchedule(context, 'settings', REREAD_MS, () => context.settings.refresh()),
    startSchedule(
      context,
      'replies',
      REPLIES_MS,
      led(() => settleReplies(context)),
    ),
    startSchedule(context, 'sockets', SOCKETS_MS, () => endClosedSessions(context)),
    startSchedule(context, 'timings', TIMINGS_MS, async () => {
      if (await context.timings.refresh()) await dropViews(context, ['timings']);
    }),
    startSchedule(context, 'detection', DETECTION_MS, () => detectOtomax(context)),
  ];
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
      await Promise.all(schedules.map((schedule) => schedule.stop()));
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

function listen(context: Context): Listener {
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

function redirectTo({ config }: Context, { port: httpsPort }: Listener) {
  if (config.redirectPort === undefined) return undefined;
  const { host, redirectPort: port, worker } = config;
  return listenForRedirects({ host, port, httpsPort, shared: worker !== undefined });
}

/** Said at every start, for as long as it is so. */
function warnOfPlainHttp(log: Logger): void {
  log.warn(
    { setting: 'HEXAFLATE_ALLOW_PLAIN_HTTP' },
    'sign-in over plain HTTP is allowed: codes, PINs and passwords can be read by anyone on the way',
  );
}

/** Whether to open a live socket; what another site's page asks for gets an ordinary answer instead. */
function opensSocket(request: Request): boolean {
  return (
    pathOf(request.url) === `${API}/live` &&
    request.headers.get('upgrade') === 'websocket' &&
    pageOf(request) !== 'foreign'
  );
}
