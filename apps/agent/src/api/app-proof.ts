/** Addresses that the operator may want proof of the genuine app at; the contract's `genuineApp` routes, no others. */
export const provedAddresses: ReadonlySet<string> = new Set([
  '/auth/code',
  '/auth/verify',
  '/auth/message',
  '/auth/message/finish',
  '/auth/provider',
  '/auth/provider/finish',
  '/orders',
]);

type Send = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Says which app asks and, where its shell can, proves that it is the genuine one: with a token that is good for one
 * request. Browsers have none: Firebase's own script for them is too heavy for a phone's first load.
 */
export function withAppProof(
  send: Send,
  base: string,
  platform: string,
  token?: () => Promise<string | null>,
): Send {
  return async (url, init) => {
    const proves = init.method === 'POST' && provedAddresses.has(url.slice(base.length));
    if (!proves) return send(url, init);
    const headers = new Headers(init.headers);
    headers.set('X-App-Platform', platform);
    // A shell that cannot get one is refused by the server, in words, where the operator insists.
    const proof = await token?.().catch(() => null);
    if (proof) headers.set('X-Firebase-AppCheck', proof);
    return send(url, { ...init, headers });
  };
}
