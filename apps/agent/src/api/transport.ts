/** The shell's keystore (Android Keystore, iOS Keychain). Browsers have none: there the cookie is the proof. */
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
  publicJwk: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
  /** ES256 over the 32 bytes behind this base64url, as JWS writes it (r before s, base64url); null when it was stopped. */
  sign: (digest: string) => Promise<string | null>;
}

/** How this device proves its session to the API. */
export interface Transport {
  kind: 'cookie' | 'bearer';
  /** Reads the stored proof; call it once before the first request. */
  load: () => Promise<void>;
  headers: () => Record<string, string>;
  /** Keeps the token that sign-in answered; browsers answer none. */
  keep: (token: string | undefined) => Promise<void>;
  forget: () => Promise<void>;
}

const TOKEN = 'hexaflate.token';

/** Browsers: the server's httpOnly cookie travels by itself and no script can read it. */
export function cookieTransport(): Transport {
  return {
    kind: 'cookie',
    load: async () => {},
    headers: () => ({}),
    keep: async () => {},
    forget: async () => {},
  };
}

/** Shells: an Authorization header whose token never leaves secure storage and memory. */
export function bearerTransport(storage: SecureStorage): Transport {
  let token: string | null = null;
  return {
    kind: 'bearer',
    load: async () => {
      token = await storage.get(TOKEN);
    },
    headers: (): Record<string, string> => (token ? { Authorization: `Bearer ${token}` } : {}),
    keep: async (fresh) => {
      token = fresh ?? null;
      if (fresh) await storage.set(TOKEN, fresh);
    },
    forget: async () => {
      token = null;
      await storage.remove(TOKEN);
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
    };
  }
}
