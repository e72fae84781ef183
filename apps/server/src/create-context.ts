import { createCache } from '@hexaflate/cache';
import type { Gateway } from '@hexaflate/otomax';
import { openStore } from '@hexaflate/store';
import type { Logger } from 'pino';
import { firebaseAppCheck } from './app-check/issuer.ts';
import { createPriceTrust } from './catalog/price-trust.ts';
import { createTimings } from './catalog/timings.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { createUsedProofs } from './device-keys/used-proofs.ts';
import { openBlobs } from './identity/blobs/open-blobs.ts';
import { openKeyRing } from './identity/keys/key-ring.ts';
import { knownIssuers } from './linked-accounts/issuers.ts';
import { createLiveHub } from './live/hub.ts';
import { createPresence } from './live/presence.ts';
import { createMetrics } from './metrics/metrics.ts';
import { createSharedFreshness } from './metrics/shared-freshness.ts';
import { createOrderSignals } from './orders/signals.ts';
import { createFeatures } from './otomax/features.ts';
import { openWorkshop } from './photos/workshop.ts';
import { dropViews } from './processes/drop-views.ts';
import { openRedis } from './processes/redis.ts';
import { openSandboxPhones } from './sandbox/phones.ts';
import { openServerKey } from './second-factor/server-key.ts';
import { createSettings, settingTag } from './settings/settings.ts';
import { storePlace } from './store-place.ts';

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
    usedProofs: createUsedProofs({ store, shared: redis !== undefined, startedAt: Date.now() }),
    settings,
    timings: createTimings(otomax),
    priceTrust: createPriceTrust(() => settings.get('prices.disagreementsInARow'), redis?.link),
    features: createFeatures(store, otomax),
  };
}
