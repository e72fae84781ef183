import type { asDeviceKey, signProof } from '@hexaflate/contract/device-proof';
import type { readDeviceKey } from './read-device-key.ts';
import type { renewAccess } from './renew-access.ts';

/**
 * Asks for home ahead of the app's scripts, where someone is believed to be signed in: it needs the same answer first on
 * every screen. Access that is over is renewed first. It stands in index.html as text, so it may use nothing but what it
 * is given. The page of the shells has none of it.
 */
export function askHomeEarly(parts: {
  readDeviceKey: typeof readDeviceKey;
  asDeviceKey: typeof asDeviceKey;
  signProof: typeof signProof;
  renewAccess: typeof renewAccess;
}): void {
  if (localStorage.getItem('hexaflate.session') !== 'in') return;
  const note = localStorage.getItem('hexaflate.access');
  const until = Number(/"until":(\d+)/.exec(note ?? '')?.[1]);
  const ask = () =>
    fetch('/api/v1/home', { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(20_000) });
  const renew = () =>
    parts.renewAccess(note, {
      address: `${location.origin}/api/v1/auth/refresh`,
      deviceKey: async () => {
        const pair = await parts.readDeviceKey();
        return pair && parts.asDeviceKey(pair);
      },
      signProof: parts.signProof,
    });
  const answer = until > Date.now() ? ask() : renew().then((outcome) => (outcome === 'fresh' ? ask() : null));
  window.hexaflateHome = answer.catch(() => null);
}
