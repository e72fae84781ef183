import type { HardwareKey, SecureStorage, ShellDeviceKey } from '@hexaflate/device-vault';
import type { Opened } from '../device/access-note.ts';

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
      /** The operator's server, `https://…` without a path. */
      apiOrigin: string;
      /** The phone's keystore (Android Keystore, iOS Keychain). Browsers have none: there cookies are the tokens. */
      secureStorage: SecureStorage;
      /** Where the phone has a sensor that can release a key. */
      approvalKey?: HardwareKey;
      deviceKey: ShellDeviceKey;
      /** A Firebase App Check token for one use; none where the shell is built without Firebase. */
      appCheckToken?: () => Promise<string | null>;
      /** Signs in by the provider's own software; answers its signed token, which carries `nonce`. */
      providerToken?: (provider: 'google' | 'facebook', nonce: string) => Promise<string>;
    };
  }
}
