import { ApiError, type ClientOptions, createClient } from '@hexaflate/contract/client';
import { noteAccess, type Opened } from '../device/access-note.ts';
import { currentLocale } from '../words/locale.ts';
import { withAppProof } from './app-proof.ts';
import { createSender } from './send.ts';
import { bearerTransport, cookieTransport } from './transport.ts';

const shell = globalThis.window?.hexaflateShell;

/** How this device carries its tokens. */
export const transport = shell ? bearerTransport(shell.secureStorage) : cookieTransport();

/** Where the API lives: the page's own origin in browsers, the operator's server in the shells. */
export const apiOrigin = shell?.apiOrigin ?? globalThis.location?.origin ?? '';

/** The platform as the server stores it with the device. */
export const platform = shell?.platform ?? 'web';

const sender = createSender(transport, apiOrigin);

/** Renews this device's access unless that was done since `known` was noted; see `renewAccess`. */
export const renewAccessNow = sender.renew;

/** Keeps what a sign-in has opened. */
export async function keepOpened(opened: Opened): Promise<void> {
  await transport.keep(opened);
  noteAccess(opened);
}

const base = `${shell ? apiOrigin : ''}/api/v1`;

/** Where and how every call goes out. */
export const callOptions = {
  base,
  headers: () => ({ 'Accept-Language': currentLocale(), ...transport.headers() }),
  timeoutMs: 20_000,
  fetch: withAppProof(sender.send, base, platform, shell?.appCheckToken),
} satisfies ClientOptions;

/** The app's one caller for the API; throws ApiError, with code `network` when no answer came. */
export const call = createClient(callOptions);

/** Refusals that no refresh could mend. */
const OVER: ReadonlySet<string> = new Set(['auth.required', 'auth.expired', 'auth.accessExpired']);

/** True when the server says that this session is over. */
export function isSessionOver(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false;
  return OVER.has(error.code) || (error.code === 'auth.proofRefused' && error.details.reason === 'key');
}

/** True when no answer came: nothing is known about what the server did. */
export function isNetworkError(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'network';
}
