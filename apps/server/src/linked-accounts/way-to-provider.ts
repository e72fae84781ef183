import { createHash } from 'node:crypto';
import type { Provider } from '@hexaflate/contract';
import { hashToken, newToken } from '../auth/secrets.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { PATIENCE_MS } from './issuers.ts';
import { type ProviderAccount, readIdToken } from './read-id-token.ts';

/** Milliseconds for a person to say yes at the provider. */
const LIFE_MS = 10 * 60_000;

/** An agent who is signed in and links an account, as against somebody who signs in. */
export interface Linking {
  id: string;
  agentCode: string;
  phone: string;
}

/** What a device comes back with. */
export interface CameBack {
  provider: Provider;
  state: string;
  secret: string;
  code?: string | undefined;
  idToken?: string | undefined;
}

/** Ids at a provider. Throws `auth.wayOff` where the operator has none. */
function clientIdsOf(context: Context, provider: Provider): readonly [string, ...string[]] {
  const [first, ...others] = context.settings.get(
    provider === 'google' ? 'signInGoogle.clientIds' : 'signInFacebook.appIds',
  );
  if (first === undefined) throw new AppError('auth.wayOff');
  return [first, ...others];
}

/**
 * Begins a way to a provider and back. What comes back counts once, for ten minutes, and only with the secret that this
 * device alone is told. `origin`: where the app lies, as the provider must have been told. Throws `auth.wayOff`.
 */
export async function startWay(
  context: Context,
  provider: Provider,
  origin: string,
  linking?: Linking,
): Promise<{ url: string; state: string; secret: string; nonce: string }> {
  const [clientId] = clientIdsOf(context, provider);
  const issuer = context.issuers[provider];
  const [state, secret, nonce, verifier] = [newToken(), newToken(), newToken(), newToken()];
  const redirectUri = `${origin}/sign-in/with/${provider}`;
  await context.store
    .insertInto('linked_sign_in')
    .values({
      state_hash: hashToken(state),
      provider,
      secret_hash: hashToken(secret),
      nonce,
      verifier: context.serverKey.seal(new TextEncoder().encode(verifier), aboutWay(state)),
      redirect_uri: redirectUri,
      session_id: linking?.id ?? null,
      agent_code: linking?.agentCode ?? null,
      phone: linking?.phone ?? null,
      expires_at: context.now() + LIFE_MS,
    })
    .execute();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: issuer.scope,
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return { url: `${issuer.authorize}?${query}`, state, secret, nonce };
}

/**
 * Whose account a device comes back with. `linking` must be the session that began the way; undefined is somebody who
 * signs in. Throws `auth.wayOff`, `provider.refused`, `provider.unavailable`.
 */
export async function endWay(
  context: Context,
  back: CameBack,
  linking: Pick<Linking, 'id'> | undefined,
): Promise<ProviderAccount> {
  const clientIds = clientIdsOf(context, back.provider);
  const way = await context.store
    .deleteFrom('linked_sign_in')
    .where('state_hash', '=', hashToken(back.state))
    .where('secret_hash', '=', hashToken(back.secret))
    .where('provider', '=', back.provider)
    .where('expires_at', '>', context.now())
    .returningAll()
    .executeTakeFirst();
  if (!way || way.session_id !== (linking?.id ?? null)) throw new AppError('provider.refused');
  const issuer = context.issuers[back.provider];
  const expected = { issuer, nonce: way.nonce, now: new Date(context.now()) };
  if (back.idToken !== undefined) return readIdToken(back.idToken, { ...expected, clientIds });
  if (back.code === undefined) throw new AppError('provider.refused');
  const [clientId] = clientIds;
  const secret = context.config.providerSecrets[back.provider];
  const token = await redeem(issuer.token, {
    grant_type: 'authorization_code',
    code: back.code,
    redirect_uri: way.redirect_uri,
    client_id: clientId,
    code_verifier: new TextDecoder().decode(context.serverKey.open(way.verifier, aboutWay(back.state))),
    ...(secret === undefined ? {} : { client_secret: secret }),
  });
  return readIdToken(token, { ...expected, clientIds: [clientId] });
}

/** What a verifier is sealed for. */
function aboutWay(state: string): string {
  return `provider:${hashToken(state)}`;
}

/** Exchanges a code for the provider's token. No word of either reaches a log. */
async function redeem(address: string, form: Record<string, string>): Promise<string> {
  const answer = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { Accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  if (!answer || answer.status >= 500) throw new AppError('provider.unavailable');
  const body: unknown = await answer.json().catch(() => undefined);
  const token = typeof body === 'object' && body !== null && 'id_token' in body ? body.id_token : undefined;
  if (!answer.ok || typeof token !== 'string') throw new AppError('provider.refused');
  return token;
}
