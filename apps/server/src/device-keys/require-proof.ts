import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { type Proof, readProof } from './read-proof.ts';
import { base64urlSha256 } from './thumbprint.ts';
import { CLOCK_TOLERANCE_MS } from './used-proofs.ts';

/** What a proof must speak of. */
export interface ToProve {
  request: Request;
  facts: RequestFacts;
  body: Uint8Array;
  /** SHA-256 of the access token that travels along, base64url; null where none is asked for. */
  accessHash: string | null;
  /** Thumbprint of the key that must have signed; undefined before anyone is signed in. */
  key: string | undefined;
}

/** What of a proof does not fit. */
type Misfit = 'form' | 'key' | 'method' | 'address' | 'token' | 'body' | 'used';

/** Milliseconds between two lines in the log about the same matter. */
const SAY_EVERY_MS = 3_600_000;

/**
 * Answers a check for the thumbprint of the key by which this very request was signed (RFC 9449, and its body besides);
 * the proof is used up thereby. It throws `auth.proofRequired` without a proof, `auth.proofRefused` with what does not
 * fit, `auth.clockWrong` with our time for one that was not made just now.
 */
export function createProofGuard(context: Context) {
  let saidAt = Number.NEGATIVE_INFINITY;

  /** A proxy that hides host or scheme makes every proof look wrong, and whoever runs it must be able to see that. */
  function sayMisfit(proof: Proof, { request, facts }: ToProve): void {
    if (context.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = context.now();
    const signed = new URL(proof.htu).origin;
    context.log.warn(
      { signed, host: request.headers.get('host'), secure: facts.secure, proxied: facts.proxied },
      'a device signed another address than it asked: a trusted proxy must pass Host and X-Forwarded-Proto on',
    );
  }

  return async function requireProof(wanted: ToProve): Promise<string> {
    const text = wanted.request.headers.get('dpop');
    if (!text) throw new AppError('auth.proofRequired');
    const proof = readProof(text);
    if (!proof) throw refusal('form');
    const misfit = misfitOf(proof, wanted);
    if (misfit === 'address') sayMisfit(proof, wanted);
    if (misfit) throw refusal(misfit);
    const now = context.now();
    const issuedAt = proof.iat * 1000;
    if (Math.abs(now - issuedAt) > CLOCK_TOLERANCE_MS || !context.usedProofs.remembers(issuedAt))
      throw new AppError('auth.clockWrong', { serverTime: now });
    const id = `${proof.key}:${proof.jti}`;
    if (!(await context.usedProofs.take({ id, issuedAt }, now))) throw refusal('used');
    return proof.key;
  };
}

function refusal(misfit: Misfit): AppError {
  return new AppError('auth.proofRefused', { reason: misfit });
}

function misfitOf(proof: Proof, wanted: ToProve): Misfit | undefined {
  const { request, facts, body, accessHash, key } = wanted;
  if (key !== undefined && proof.key !== key) return 'key';
  if (proof.htm !== request.method) return 'method';
  if (!isAddressOf(proof.htu, request, facts)) return 'address';
  if (accessHash !== null && proof.ath !== accessHash) return 'token';
  return proof.body_hash === base64urlSha256(body) ? undefined : 'body';
}

/** Whether the signed address is the one that was asked for, as the client knows it: without query, as the standard says. */
function isAddressOf(signed: string, request: Request, facts: RequestFacts): boolean {
  const address = new URL(signed);
  if (address.search || address.hash || address.username || address.password) return false;
  const scheme = facts.secure ? 'https:' : 'http:';
  if (address.protocol !== scheme || address.pathname !== new URL(request.url).pathname) return false;
  return hostsOf(request, facts).some((host) => hostWithoutUsualPort(scheme, host) === address.host);
}

/** Where the client believes to be: only a trusted proxy may say otherwise than the request itself. */
function hostsOf(request: Request, facts: RequestFacts): string[] {
  const forwarded = facts.proxied ? request.headers.get('x-forwarded-host')?.split(',').at(-1)?.trim() : null;
  return [request.headers.get('host'), forwarded].flatMap((host) => (host ? [host] : []));
}

function hostWithoutUsualPort(scheme: string, host: string): string | undefined {
  const address = `${scheme}//${host}`;
  return URL.canParse(address) ? new URL(address).host : undefined;
}
