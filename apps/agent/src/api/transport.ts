import type { DeviceKey, PublicJwk } from '@hexaflate/contract/device-proof';
import type { Opened } from '../device/access-note.ts';

/** The shell's keystore (Android Keystore, iOS Keychain). Browsers have none: there cookies are the tokens. */
export interface SecureStorage {
  get: (name: string) => Promise<string | null>;
  set: (name: string, value: string) => Promise<void>;
  remove: (name: string) => Promise<void>;
}

/**
 * A P-256 key in the phone's hardware (Android Keystore with `setUserAuthenticationRequired`, Secure Enclave with
 * `biometryCurrentSet`), which signs only when the sensor has just recognised the owner, and is gone when fingers or
 * faces are added.
 */
export interface HardwareKey {
  publicJwk: PublicJwk;
  /** ES256 over the 32 bytes behind this base64url, as JWS writes it (r before s, base64url); null when it was stopped. */
  sign: (digest: string) => Promise<string | null>;
}

/** A key that the shell holds in hardware, and makes at its first use. */
export interface ShellDeviceKey extends DeviceKey {
  /** Destroys the key; its next use makes another. */
  wipe: () => Promise<void>;
}

/** How this device carries its tokens to the API. */
export interface Transport {
  kind: 'cookie' | 'bearer';
  /** Reads the stored tokens; call it once before the first request. */
  load: () => Promise<void>;
  headers: () => Record<string, string>;
  /** What a refresh is asked with; undefined where a cookie carries it, null where there is none. */
  refreshToken?: () => Promise<string | null>;
  /** Keeps the tokens that a sign-in or a refresh answered; browsers are answered none. */
  keep: (opened: Pick<Opened, 'token' | 'refreshToken'>) => Promise<void>;
  forget: () => Promise<void>;
}

const TOKENS = 'hexaflate.tokens';

interface Tokens {
  token: string;
  refreshToken: string;
}

/** Browsers: the server's httpOnly cookies travel by themselves and no script can read them. */
export function cookieTransport(): Transport {
  return {
    kind: 'cookie',
    load: async () => {},
    headers: () => ({}),
    keep: async () => {},
    forget: async () => {},
  };
}

/** Shells: tokens that never leave secure storage, memory and the requests themselves. */
export function bearerTransport(storage: SecureStorage): Transport {
  let tokens: Tokens | null = null;
  return {
    kind: 'bearer',
    load: async () => {
      const kept = await storage.get(TOKENS);
      tokens = kept === null ? null : JSON.parse(kept);
    },
    headers: (): Record<string, string> => (tokens ? { Authorization: `Bearer ${tokens.token}` } : {}),
    refreshToken: async () => tokens?.refreshToken ?? null,
    keep: async ({ token, refreshToken }) => {
      if (token === undefined || refreshToken === undefined) return;
      tokens = { token, refreshToken };
      await storage.set(TOKENS, JSON.stringify(tokens));
    },
    forget: async () => {
      tokens = null;
      await storage.remove(TOKENS);
    },
  };
}

declare global {
  interface Window {
    /** Set by the Android and iOS shells before the app's script runs. */
    hexaflateShell?: {
      platform: 'android' | 'ios';
      apiOrigin: string;
      secureStorage: SecureStorage;
      /** Where the phone has a sensor and a key that it releases. */
      approvalKey?: HardwareKey;
      deviceKey: ShellDeviceKey;
      /** A Firebase App Check token for one use; none where the shell is built without Firebase. */
      appCheckToken?: () => Promise<string | null>;
      /** Signs in by the provider's own software; answers its signed token, which carries `nonce`. */
      providerToken?: (provider: 'google' | 'facebook', nonce: string) => Promise<string>;
    };
  }
}
