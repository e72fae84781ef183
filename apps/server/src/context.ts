import type { Cache } from '@hexaflate/cache';
import type { Gateway } from '@hexaflate/otomax';
import type { Store } from '@hexaflate/store';
import type { Logger } from 'pino';
import type { AppCheckIssuer } from './app-check/issuer.ts';
import type { PriceTrust } from './catalog/price-trust.ts';
import type { Timings } from './catalog/timings.ts';
import type { Config } from './config.ts';
import type { UsedProofs } from './device-keys/used-proofs.ts';
import type { BlobStore } from './identity/blobs/blob-store.ts';
import type { KeyRing } from './identity/keys/key-ring.ts';
import type { Issuers } from './linked-accounts/issuers.ts';
import type { LiveHub } from './live/hub.ts';
import type { Presence } from './live/presence.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { SharedFreshness } from './metrics/shared-freshness.ts';
import type { OrderSignals } from './orders/signals.ts';
import type { Features } from './otomax/features.ts';
import type { Workshop } from './photos/workshop.ts';
import type { SharedRedis } from './processes/redis.ts';
import type { ApprovableDeeds } from './proposals/approvable.ts';
import type { SandboxPhones } from './sandbox/phones.ts';
import type { ServerKey } from './second-factor/server-key.ts';
import type { Settings } from './settings/settings.ts';

/** Everything a verb may need, built once at start and passed on. */
export interface Context {
  config: Config;
  log: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
  store: Store;
  otomax: Gateway;
  /** What a sandbox's phones have received; there are none on a real Otomax. */
  phones: SandboxPhones;
  cache: Cache;
  live: LiveHub;
  /** Who is online, at every process. */
  presence: Presence;
  metrics: Metrics;
  /** How fresh things are, whichever process measured it. */
  freshness: SharedFreshness;
  /** What several processes share; undefined when this is the only one. */
  redis: SharedRedis | undefined;
  /** Wakes those who wait for an order to change. */
  orderSignals: OrderSignals;
  /** Wakes those who wait for a text to arrive, by the same means. */
  messageSignals: OrderSignals;
  /** Seals small secrets of ours. */
  serverKey: ServerKey;
  /** Who vouches for accounts elsewhere. */
  issuers: Issuers;
  /** Who vouches for the app itself. */
  appCheckIssuer: AppCheckIssuer;
  /** Deeds that may need a second operator's word, as their routes were mounted. */
  approvableDeeds: ApprovableDeeds;
  /** Wraps the keys of persons. */
  identityKeys: KeyRing;
  /** Where sealed photos lie. */
  blobs: BlobStore;
  /** Decodes, encodes and marks photos, in a process of its own. */
  photos: Workshop;
  /** Reads KTPs and looks at faces, which takes seconds, in another. */
  recognition: Workshop;
  /** Which proofs of devices were used. */
  usedProofs: UsedProofs;
  /** What the operator has set. */
  settings: Settings;
  timings: Timings;
  priceTrust: PriceTrust;
  /** What the installation offers, as it was last looked at. */
  features: Features;
}
