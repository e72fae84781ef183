import type { Provider } from '@hexaflate/contract/sign-in';
import { call } from '../../api/client.ts';

/** A way to a provider that this tab has begun. Nothing in it opens anything: what comes back is bound to this device. */
interface Way {
  provider: Provider;
  state: string;
  /** Whether an agent links an account, or somebody signs in. */
  purpose: 'link' | 'signIn';
}

/** What a provider's page came back with. */
export interface CameBack extends Way {
  code: string;
}

const KEY = 'hexaflate.way';
const shell = globalThis.window?.hexaflateShell;

/** Whether this app can reach providers at all: shells need the provider's own software. */
export function canReach(): boolean {
  return !shell || shell.providerToken !== undefined;
}

/** What a device comes back from a provider with. */
export type Proof = { provider: Provider; state: string } & ({ code: string } | { idToken: string });

/**
 * Sends a browser to the provider, and never comes back from that; in a shell answers what the provider's own software
 * gave. Throws ApiError: auth.wayOff, provider.unavailable, network; and what the shell throws.
 */
export async function goTo(
  purpose: Way['purpose'],
  provider: Provider,
  started: { url: string; state: string; nonce: string },
): Promise<Proof> {
  const { state } = started;
  if (shell?.providerToken)
    return { provider, state, idToken: await shell.providerToken(provider, started.nonce) };
  const way: Way = { provider, state, purpose };
  sessionStorage.setItem(KEY, JSON.stringify(way));
  location.assign(started.url);
  return new Promise(() => {});
}

/** Begins to sign in by an account elsewhere. Throws as `goTo`. */
export async function goToSignIn(provider: Provider): Promise<Proof> {
  return goTo('signIn', provider, await call('POST /auth/provider', { body: { provider } }));
}

/**
 * Takes what the provider's page came back with out of the address and out of this tab. Null when the person said no, or
 * when this tab has not begun it.
 */
export function takeReturn(address: string): CameBack | null {
  const query = new URL(address).searchParams;
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  history.replaceState(history.state, '', location.pathname);
  const way: Partial<Way> = kept ? JSON.parse(kept) : {};
  const { provider, state, purpose } = way;
  const code = query.get('code');
  if (!provider || !state || !purpose || !code || query.get('state') !== state) return null;
  return { provider, state, purpose, code };
}
