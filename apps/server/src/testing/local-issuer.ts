import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { remoteKeys } from '../linked-accounts/issuers.ts';

/** Somebody who signs tokens, as Google, Facebook and Firebase do, on this machine. */
export interface LocalIssuer {
  url: string;
  /** Fetches its keys over HTTP, with no rest between. */
  keys: ReturnType<typeof remoteKeys>;
  /** Signs what is given with its newest key. */
  sign(payload: JWTPayload, header?: { alg?: string; typ?: string }): Promise<string>;
  /** Signs by a new key from now on; the ones before are published no more. */
  rotate(): Promise<void>;
  /** What a person's browser does: says yes to the address it was sent to, and comes back with a code. */
  consent(address: string, claims: JWTPayload): string;
  /** What the token endpoint was told last. */
  asked(): URLSearchParams | undefined;
  /** Answers nothing but failures until it is told otherwise. */
  fail(failing: boolean): void;
  stop(): Promise<void>;
}

/** Starts one at a free port. `now`: the clock of the tests, ms since 1970. */
export async function startIssuer(now: () => number): Promise<LocalIssuer> {
  let key = await newKey();
  let failing = false;
  let asked: URLSearchParams | undefined;
  const consents = new Map<string, { challenge: string; redirectUri: string; payload: JWTPayload }>();

  const sign: LocalIssuer['sign'] = async (payload, header = {}) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: key.id, ...header }).sign(key.privateKey);

  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    async fetch(request) {
      if (failing) return new Response('down', { status: 503 });
      if (new URL(request.url).pathname === '/keys') return Response.json({ keys: [key.public] });
      asked = new URLSearchParams(await request.text());
      const code = asked.get('code') ?? '';
      const consent = consents.get(code);
      consents.delete(code);
      const verifier = createHash('sha256')
        .update(asked.get('code_verifier') ?? '')
        .digest('base64url');
      const fits = verifier === consent?.challenge && asked.get('redirect_uri') === consent.redirectUri;
      if (!consent || !fits) return Response.json({ error: 'invalid_grant' }, { status: 400 });
      return Response.json({ access_token: 'unused', id_token: await sign(consent.payload) });
    },
  });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    keys: remoteKeys(`${url}/keys`, 0),
    sign,
    async rotate() {
      key = await newKey();
    },
    consent(address, claims) {
      const query = new URL(address).searchParams;
      const code = crypto.randomUUID();
      const seconds = Math.floor(now() / 1000);
      consents.set(code, {
        challenge: query.get('code_challenge') ?? '',
        redirectUri: query.get('redirect_uri') ?? '',
        payload: {
          iss: url,
          aud: query.get('client_id') ?? '',
          nonce: query.get('nonce') ?? '',
          iat: seconds,
          exp: seconds + 300,
          ...claims,
        },
      });
      return code;
    },
    asked: () => asked,
    fail: (on) => {
      failing = on;
    },
    stop: () => server.stop(true),
  };
}

async function newKey() {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const id = crypto.randomUUID();
  return { id, privateKey, public: { ...(await exportJWK(publicKey)), kid: id, alg: 'RS256', use: 'sig' } };
}
