import { ApiError, type ClientOptions, createClient } from '@hexaflate/contract/client';
import { currentLocale } from '../words/locale.ts';
import { bearerTransport, cookieTransport } from './transport.ts';

const shell = globalThis.window?.hexaflateShell;

/** How this device proves its session. */
export const transport = shell ? bearerTransport(shell.secureStorage) : cookieTransport();

/** Where the API lives: the page's own origin in browsers, the operator's server in the shells. */
export const apiOrigin = shell?.apiOrigin ?? globalThis.location?.origin ?? '';

/** The platform as the server stores it with the device. */
export const platform = shell?.platform ?? 'web';

/** Where and how every call goes out. */
export const callOptions: ClientOptions = {
  base: `${shell ? apiOrigin : ''}/api/v1`,
  headers: () => ({ 'Accept-Language': currentLocale(), ...transport.headers() }),
  timeoutMs: 20_000,
};

/** The app's one caller for the API; throws ApiError, with code `network` when no answer came. */
export const call = createClient(callOptions);

/** True when the server says that this session is over. */
export function isSessionOver(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'auth.required' || error.code === 'auth.expired');
}

/** True when no answer came: nothing is known about what the server did. */
export function isNetworkError(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'network';
}
