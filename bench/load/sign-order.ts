import { createHash, createPrivateKey, sign } from 'node:crypto';
import type { PublicJwk } from '@hexaflate/contract';

/** A device's key, as it goes to another process. */
export interface Signer {
  /** PKCS 8, PEM. */
  privateKey: string;
  publicJwk: PublicJwk;
}

/**
 * Makes ready to sign requests for one address as devices do (DPoP), at once and without a promise: a load that waits
 * for a signature would be slower than what it measures.
 */
export function createOrderSigner({ privateKey, publicJwk }: Signer, url: string) {
  const key = createPrivateKey(privateKey);
  const write = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const head = write({ typ: 'dpop+jwt', alg: 'ES256', jwk: publicJwk });
  return function signOrder(body: string, accessHash: string): string {
    const claims = write({
      htm: 'POST',
      htu: url,
      iat: Date.now() / 1000,
      jti: crypto.randomUUID(),
      body_hash: createHash('sha256').update(body).digest('base64url'),
      ath: accessHash,
    });
    const signature = sign('sha256', Buffer.from(`${head}.${claims}`), { key, dsaEncoding: 'ieee-p1363' });
    return `${head}.${claims}.${signature.toString('base64url')}`;
  };
}
