import { errors, type JWTPayload, jwtVerify } from 'jose';
import { AppError } from '../http/app-error.ts';
import type { Issuer } from './issuers.ts';

/** Seconds that the provider's clock and ours may be apart. */
const CLOCKS_APART_S = 60;
/** Seconds after which a token is no longer taken, whatever it says itself. */
const OLDEST_S = 600;

export interface ExpectedToken {
  issuer: Issuer;
  /** Ids that the operator has at the provider. */
  clientIds: readonly string[];
  /** What we had the provider put in. */
  nonce: string;
  now: Date;
}

/** Who somebody is at a provider. */
export interface ProviderAccount {
  subject: string;
  /** What people know it by, partly hidden. */
  label: string;
}

/**
 * Reads a token that a provider has signed: by its keys and RS256 alone, made out to us, for this very sign-in, just
 * now. Throws `provider.refused`, and `provider.unavailable` when the provider's keys cannot be fetched.
 */
export async function readIdToken(token: string, expected: ExpectedToken): Promise<ProviderAccount> {
  const payload = await verified(token, expected);
  const { sub, azp, aud } = payload;
  const parties = Array.isArray(aud) ? aud : [aud];
  const foreign = parties.some((one) => typeof one !== 'string' || !expected.clientIds.includes(one));
  const presenter = typeof azp === 'string' ? azp : undefined;
  // A token for several parties says who asked for it, and that must be us.
  const wrongPresenter =
    presenter === undefined ? parties.length > 1 : !expected.clientIds.includes(presenter);
  if (!sub || sub.length > 255 || foreign || wrongPresenter || payload.nonce !== expected.nonce)
    throw new AppError('provider.refused');
  return { subject: sub, label: labelOf(payload) };
}

async function verified(token: string, { issuer, clientIds, now }: ExpectedToken): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, issuer.keys, {
      algorithms: ['RS256'],
      issuer: [...issuer.names],
      audience: [...clientIds],
      requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
      maxTokenAge: OLDEST_S,
      clockTolerance: CLOCKS_APART_S,
      currentDate: now,
    });
    return payload;
  } catch (error) {
    throw new AppError(isSilence(error) ? 'provider.unavailable' : 'provider.refused');
  }
}

/** Whether the keys could not be had, which says nothing about the token. */
export function isSilence(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof TypeError) return true;
  return !(error instanceof errors.JOSEError) || error.code === 'ERR_JOSE_GENERIC';
}

function labelOf({ email, email_verified, name }: JWTPayload): string {
  if (typeof email === 'string' && email_verified === true) {
    const [who = '', where = ''] = email.split('@');
    return `${who.slice(0, 2)}***@${where}`.slice(0, 80);
  }
  const first = typeof name === 'string' ? name.trim().split(/\s+/)[0] : undefined;
  return (first ?? '').slice(0, 40);
}
