import type { Provider } from '@hexaflate/contract';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

/** Where a provider is asked, and what its tokens look like. */
export interface Issuer {
  /** What a token names as its issuer: any of these. */
  names: readonly string[];
  authorize: string;
  token: string;
  scope: string;
  /** Public keys that tokens are signed with. */
  keys: JWTVerifyGetKey;
}

export type Issuers = Record<Provider, Issuer>;

/** Milliseconds that a provider may take to answer. */
export const PATIENCE_MS = 8000;
/** A key that is not known is looked for at the provider at most this often, in milliseconds. */
const KEYS_COOLDOWN_MS = 10_000;
const KEYS_LIFE_MS = 6 * 3_600_000;

/** A provider's keys, fetched when they are needed and again when a token names one that is new. */
export function remoteKeys(url: string, cooldownMs = KEYS_COOLDOWN_MS): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(url), {
    timeoutDuration: PATIENCE_MS,
    cooldownDuration: cooldownMs,
    cacheMaxAge: KEYS_LIFE_MS,
  });
}

/** The real ones. */
export function knownIssuers(): Issuers {
  return {
    google: {
      names: ['https://accounts.google.com', 'accounts.google.com'],
      authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
      token: 'https://oauth2.googleapis.com/token',
      scope: 'openid email',
      keys: remoteKeys('https://www.googleapis.com/oauth2/v3/certs'),
    },
    facebook: {
      names: ['https://www.facebook.com', 'https://facebook.com'],
      authorize: 'https://www.facebook.com/v23.0/dialog/oauth',
      token: 'https://graph.facebook.com/v23.0/oauth/access_token',
      scope: 'openid',
      keys: remoteKeys('https://www.facebook.com/.well-known/oauth/openid/jwks/'),
    },
  };
}
