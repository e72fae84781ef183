import { createHash } from 'node:crypto';
import type { Provider } from '@hexaflate/contract';
import type { AgentSession } from '../auth/principal.ts';
import { hashToken, newToken } from '../auth/secrets.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { PATIENCE_MS } from './issuers.ts';
import { type ProviderAccount, readIdToken } from './read-id-token.ts';

/** Milliseconds for a person to say yes at the provider. */
const LIFE_MS = 10 * 60_000;

/** Who goes to a provider: a device that signs in, or an agent who is signed in and links an account. */
export type Traveller =
  | { deviceKey: string; session?: undefined }
  | { session: Pick<AgentSession, 'id' | 'agentCode' | 'phone'>; deviceKey?: undefined };

/** What a device comes back with. */
export interface CameBack {
  provider: Provider;
  state: string;
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
 * Begins a way to a provider and back. What comes back counts once, for ten minutes, and only for the same traveller. `origin`: where the app lies, as the provider must have been told. Throws `auth.wayOff`.
 */
export async function startWay(
  context: Context,
  provider: Provider,
  origin: string,
  traveller: Traveller,
): Promise<{ url: string; state: string; nonce: string }> {
  const [clientId] = clientIdsOf(context, provider);
  const issuer = context.issuers[provider];
  const [state, nonce, verifier] = [newToken(), newToken(), newToken()];
  const { deviceKey, session } = traveller;
  const redirectUri = `${origin}/sign-in/with/${provider}`;
  await context.store
    .insertInto('linked_sign_in')
    .values({
      state_hash: hashToken(state),
      provider,
      device_key: deviceKey ?? null,
      nonce,
      verifier: context.serverKey.seal(new TextEncoder().encode(verifier), aboutWay(state)),
      redirect_uri: redirectUri,
      session_id: session?.id ?? null,
      agent_code: session?.agentCode ?? null,
      phone: session?.phone ?? null,
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
  return { url: `${issuer.authorize}?${query}`, state, nonce };
}

/**
 * Whose account somebody comes back with. Throws `auth.wayOff`, `provider.refused`, `provider.unavailable`.
 */
export async function endWay(
  context: Context,
  back: CameBack,
  { deviceKey, session }: Traveller,
): Promise<ProviderAccount> {
  const clientIds = clientIdsOf(context, back.provider);
  const way = await context.store
    .deleteFrom('linked_sign_in')
    .where('state_hash', '=', hashToken(back.state))
    .where('device_key', 'is not distinct from', deviceKey ?? null)
    .where('session_id', 'is not distinct from', session?.id ?? null)
    .where('provider', '=', back.provider)
    .where('expires_at', '>', context.now())
    .returningAll()
    .executeTakeFirst();
  if (!way) throw new AppError('provider.refused');
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
