import { createHash } from 'node:crypto';
import { type JWTPayload, jwtVerify } from 'jose';
import type { Context } from '../context.ts';
import { isSilence } from '../linked-accounts/read-id-token.ts';

export type AppPlatform = 'web' | 'android' | 'ios';

/** What a token says of the app behind a request. `unavailable`: its keys could not be fetched, so nobody knows. */
export type Verdict =
  | { outcome: 'valid'; platform: AppPlatform }
  | { outcome: 'invalid' | 'replayed' | 'unavailable' };

/** Seconds that Firebase's clock and ours may be apart. */
const CLOCKS_APART_S = 60;
const LONGEST = 4000;

/**
 * Judges a token and uses it up: signed by Firebase with RS256, for the operator's project, of one of his apps, not
 * expired, and never seen before, at any process.
 */
export async function judgeToken(context: Context, token: string): Promise<Verdict> {
  const [project] = context.settings.get('appCheck.projectNumber');
  if (project === undefined || token.length > LONGEST) return { outcome: 'invalid' };
  const payload = await verified(context, token, project);
  if (typeof payload === 'string') return { outcome: payload };
  const { sub = '', exp = 0 } = payload;
  const platform = /^\d+:\d+:(web|android|ios):/.exec(sub)?.[1];
  if (!isPlatform(platform) || !context.settings.get('appCheck.appIds').includes(sub))
    return { outcome: 'invalid' };
  if (!(await useUp(context, token, exp))) return { outcome: 'replayed' };
  return { outcome: 'valid', platform };
}

async function verified(
  { appCheckIssuer, now }: Context,
  token: string,
  project: string,
): Promise<JWTPayload | 'invalid' | 'unavailable'> {
  try {
    const { payload } = await jwtVerify(token, appCheckIssuer.keys, {
      algorithms: ['RS256'],
      typ: 'JWT',
      issuer: `${appCheckIssuer.name}/${project}`,
      audience: `projects/${project}`,
      requiredClaims: ['sub', 'exp', 'iat'],
      clockTolerance: CLOCKS_APART_S,
      currentDate: new Date(now()),
    });
    return payload;
  } catch (error) {
    return isSilence(error) ? 'unavailable' : 'invalid';
  }
}

/**
 * True the first time. What is remembered is the signed part alone: the last letters of a signature can be written in
 * several ways that all verify.
 */
async function useUp({ store }: Context, token: string, expiresAtS: number): Promise<boolean> {
  const signed = token.slice(0, token.lastIndexOf('.'));
  const used = await store
    .insertInto('app_check_token')
    .values({
      token_hash: createHash('sha256').update(signed).digest('hex'),
      expires_at: (expiresAtS + 2 * CLOCKS_APART_S) * 1000,
    })
    .onConflict((conflict) => conflict.column('token_hash').doNothing())
    .returning('token_hash')
    .executeTakeFirst();
  return used !== undefined;
}

/** One of the three that have a setting of their own. */
export function isPlatform(text: string | undefined): text is AppPlatform {
  return text === 'web' || text === 'android' || text === 'ios';
}
