/**
 * Where the pages of our Android and iOS apps say that they run: Capacitor serves them from inside the phone. Pages of
 * any other app made with it say the same, so this names a kind of program and is no proof of ours.
 */
const SHELL_ORIGINS: ReadonlySet<string> = new Set(['https://localhost', 'capacitor://localhost']);

/** What shells may ask: the agents' side of the API, in its plain spelling. */
const FOR_SHELLS = /^[^/]+:\/\/[^/]+\/api\/v1\/(?!admin(?:[/?]|$))[a-z-]+(?:[/?]|$)/;

/**
 * Whose page a request comes from, as its browser says: ours, another site's, one of a shell that asks for what shells
 * may, or none (programs, the address bar).
 */
export function pageOf(request: Request): 'own' | 'foreign' | 'shell' | 'none' {
  const { headers } = request;
  const site = headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return 'own';
  // Browsers leave Sec-Fetch-Site out on plain http in a local network, and old ones always do.
  const origin = headers.get('origin');
  if (origin === null) return site === null ? 'none' : 'foreign';
  if (site === null && hostOf(origin) === headers.get('host')) return 'own';
  return SHELL_ORIGINS.has(origin) && FOR_SHELLS.test(request.url) ? 'shell' : 'foreign';
}

/** The origin of the shell whose page sent a request; null for everything else. */
export function shellOriginOf(request: Request): string | null {
  // Nearly all requests name no origin, and are decided by that.
  const origin = request.headers.get('origin');
  return origin !== null && pageOf(request) === 'shell' ? origin : null;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
