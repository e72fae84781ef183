import { isIP } from 'node:net';
import type { Locale } from '@hexaflate/contract';
import { addressBlocks } from './address-blocks.ts';

/** What is known of a request before anyone is signed in. */
export interface RequestFacts {
  id: string;
  /** The client's address; taken from X-Forwarded-For only behind a trusted proxy. */
  address: string;
  /** True when it came through a trusted proxy. */
  proxied: boolean;
  /** True when the browser spoke https, here or at the trusted proxy. */
  secure: boolean;
  locale: Locale;
}

export interface RequestFactsReader {
  /** Everything, of a request from this network address. */
  read(request: Request, peer: string): RequestFacts;
  /** The `secure` of it alone; asks for the network address, which costs a system call, only where it decides. */
  isSecure(request: Request, peer: () => string): boolean;
}

/** Reads facts of requests, believing forwarding headers of `trustedProxies` (addresses or CIDR blocks) alone. */
export function requestFactsReader(trustedProxies: readonly string[]): RequestFactsReader {
  const isTrusted = addressBlocks(trustedProxies);

  const isSecure = (request: Request, peer: () => string) =>
    request.url.startsWith('https:') ||
    (trustedProxies.length > 0 &&
      request.headers.get('x-forwarded-proto') === 'https' &&
      isTrusted(plainAddress(peer())));

  return {
    isSecure,
    read(request, peer) {
      const direct = plainAddress(peer);
      const proxied = isTrusted(direct);
      return {
        id: crypto.randomUUID(),
        address: proxied
          ? clientBehindProxies(request.headers.get('x-forwarded-for'), direct, isTrusted)
          : direct,
        proxied,
        secure: isSecure(request, () => peer),
        locale: preferredLocale(request.headers.get('accept-language')),
      };
    },
  };
}

/** The right-most address that is not itself a trusted proxy: what stands further left, anyone may have written. */
function clientBehindProxies(
  forwarded: string | null,
  direct: string,
  isTrusted: (address: string) => boolean,
): string {
  const hops = (forwarded ?? '')
    .split(',')
    .map((hop) => plainAddress(hop.trim()))
    .filter((hop) => isIP(hop) !== 0);
  return hops.reverse().find((hop) => !isTrusted(hop)) ?? direct;
}

/** Without what some write around an address: the port that IIS adds, the brackets, the IPv6 form of an IPv4 one. */
function plainAddress(address: string): string {
  const [, inner = address] = /^\[([^\]]+)\](?::\d+)?$/.exec(address) ?? /^([\d.]+):\d+$/.exec(address) ?? [];
  return inner.startsWith('::ffff:') ? inner.slice(7) : inner;
}

/** The language of an Accept-Language header: English where it comes first, Indonesian otherwise. */
export function preferredLocale(header: string | null): Locale {
  return /^\s*en\b/i.test(header ?? '') ? 'en' : 'id';
}
