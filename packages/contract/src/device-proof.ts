/** The public half of a device's key. */
export interface PublicJwk {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

/** A key that never leaves its device: it can only be asked to sign. */
export interface DeviceKey {
  publicJwk: () => Promise<PublicJwk>;
  /** ECDSA on P-256 with SHA-256: the 64 bytes of r and s. */
  sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
}

/** What a proof speaks of. */
export interface ProvedRequest {
  method: string;
  /** The whole address. */
  url: string;
  body: Uint8Array<ArrayBuffer>;
  /** `accessHash` of the access token that travels along; null where none does. */
  accessHash: string | null;
  /** The server's clock as far as it is known, in milliseconds since 1970. */
  now: number;
}

/** Makes a key whose private half no script can read. */
export function makeDeviceKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
}

/** A key of WebCrypto as a device's key. It stands in index.html as text, so it may use nothing from outside itself. */
export function asDeviceKey({ publicKey, privateKey }: CryptoKeyPair): DeviceKey {
  return {
    async publicJwk() {
      const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
      return { kty: 'EC', crv: 'P-256', x, y };
    },
    async sign(bytes) {
      return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes));
    },
  };
}

/**
 * The value of the `DPoP` header for one request (RFC 9449), with one claim of ours besides: `body_hash`, the SHA-256 of
 * the body. It stands in index.html as text, so it may use nothing from outside itself.
 */
export async function signProof(key: DeviceKey, request: ProvedRequest): Promise<string> {
  const base64url = (bytes: Uint8Array) =>
    btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  const write = (part: object) => base64url(new TextEncoder().encode(JSON.stringify(part)));
  const { origin, pathname } = new URL(request.url);
  const bodyHash = await crypto.subtle.digest('SHA-256', request.body);
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: await key.publicJwk() };
  const claims = {
    htm: request.method,
    htu: origin + pathname,
    iat: request.now / 1000,
    jti: crypto.randomUUID(),
    body_hash: base64url(new Uint8Array(bodyHash)),
    ...(request.accessHash === null ? {} : { ath: request.accessHash }),
  };
  const signed = `${write(header)}.${write(claims)}`;
  return `${signed}.${base64url(await key.sign(new TextEncoder().encode(signed)))}`;
}
