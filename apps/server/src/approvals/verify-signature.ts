import type { Approval, PublicJwk } from '@hexaflate/contract';
import type { ApprovalKeyTable } from '@hexaflate/store';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';

/** What a signature that holds says of its key. */
export interface Held {
  /** The passkey's count of its own signatures, 0 where it does not count. */
  signCount: number;
}

/** An approval that does not hold, with the reason for the log. */
export interface NotHeld {
  why: string;
}

/**
 * Whether an approval is a signature of this key over this digest (base64url), made after the phone has recognised its
 * owner. The count of signatures is left to the caller, who knows the one before.
 */
export async function verifyApproval(
  key: ApprovalKeyTable,
  approval: Approval,
  digest: string,
): Promise<Held | NotHeld> {
  if (approval.kind !== key.kind) return { why: 'another kind of key' };
  if (approval.kind === 'device') {
    const held = await verifyEs256(JSON.parse(key.public_key), approval.signature, digest);
    return held ? { signCount: 0 } : { why: 'the signature does not hold' };
  }
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: approval.assertion,
      expectedChallenge: digest,
      expectedOrigin: key.origin ?? '',
      expectedRPID: key.rp_id ?? '',
      requireUserVerification: true,
      credential: { id: key.id, publicKey: bytesOf(key.public_key), counter: 0 },
    });
    return verified ? { signCount: authenticationInfo.newCounter } : { why: 'the signature does not hold' };
  } catch (error) {
    return { why: error instanceof Error ? error.message : 'unreadable' };
  }
}

/** Whether a JWS-style ES256 signature (base64url, r before s) over the bytes of a base64url text holds. */
export async function verifyEs256(jwk: PublicJwk, signature: string, text: string): Promise<boolean> {
  try {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('jwk', { ...jwk, ext: true }, algorithm, false, ['verify']);
    const signing = { name: 'ECDSA', hash: 'SHA-256' };
    return await crypto.subtle.verify(signing, key, bytesOf(signature), bytesOf(text));
  } catch {
    // A point that lies on no curve, a signature of another length: none of them holds.
    return false;
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, 'base64url'));
}
