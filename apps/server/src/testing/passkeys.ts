import type { Assertion, BegunApprovalKey } from '@hexaflate/contract';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** What a test may have go wrong in a signature. */
export interface Twist {
  /** Where the page says that it runs. */
  origin?: string;
  rpId?: string;
  /** False: somebody touched the sensor, and nobody was recognised. */
  recognised?: boolean;
  type?: string;
}

/** A passkey in software that signs as a phone's own would. */
export interface TestPasskey {
  id: string;
  /** The answer to `navigator.credentials.create`. */
  attest(options: BegunApprovalKey['options'], twist?: Twist): Promise<object>;
  /** The answer to `navigator.credentials.get`, over a challenge in base64url. */
  sign(challenge: string, twist?: Twist): Promise<Assertion>;
  /** What it has counted; a copy of a passkey goes on from where it was copied. */
  count: number;
}

/** Makes a passkey for a page at `origin`. `counts`: whether it counts its signatures, as few do. */
export async function createPasskey(origin: string, { counts = true } = {}): Promise<TestPasskey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const rawId = crypto.getRandomValues(new Uint8Array(32));
  const id = base64url(rawId);
  const own = new URL(origin);
  const passkey: TestPasskey = {
    id,
    count: 0,
    async attest(options, twist = {}) {
      const cose = isoCBOR.encode(
        new Map<number, number | Uint8Array<ArrayBuffer>>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, fromBase64url(jwk.x ?? '')],
          [-3, fromBase64url(jwk.y ?? '')],
        ]),
      );
      const length = new Uint8Array([rawId.length >> 8, rawId.length & 0xff]);
      const authData = await authenticatorData(passkey, twist, HAS_CREDENTIAL, [
        new Uint8Array(16),
        length,
        rawId,
        cose,
      ]);
      const attestation = new Map<string, string | Uint8Array<ArrayBuffer> | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', authData],
      ]);
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData(twist.type ?? 'webauthn.create', options.challenge, twist),
          attestationObject: base64url(isoCBOR.encode(attestation)),
        },
      };
    },
    async sign(challenge, twist = {}) {
      if (counts) passkey.count += 1;
      const authData = await authenticatorData(passkey, twist, 0, []);
      const data = clientData(twist.type ?? 'webauthn.get', challenge, twist);
      const hash = await crypto.subtle.digest('SHA-256', fromBase64url(data));
      const signed = joined([authData, new Uint8Array(hash)]);
      const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, signed);
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: data,
          authenticatorData: base64url(authData),
          signature: base64url(toDer(new Uint8Array(raw))),
        },
      };
    },
  };

  function clientData(type: string, challenge: string, twist: Twist): string {
    const page = twist.origin ?? own.origin;
    return base64url(
      new TextEncoder().encode(JSON.stringify({ type, challenge, origin: page, crossOrigin: false })),
    );
  }

  async function authenticatorData(
    { count }: { count: number },
    { rpId = own.hostname, recognised = true }: Twist,
    flags: number,
    rest: readonly Uint8Array<ArrayBuffer>[],
  ): Promise<Uint8Array<ArrayBuffer>> {
    const rp = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(rpId)));
    const counted = new Uint8Array(4);
    new DataView(counted.buffer).setUint32(0, count);
    const flag = new Uint8Array([flags | USER_PRESENT | (recognised ? USER_VERIFIED : 0)]);
    return joined([rp, flag, counted, ...rest]);
  }

  return passkey;
}

/** A key as a phone keeps it in hardware: its public half, and signatures as JWS writes them. */
export async function createDeviceKey() {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return {
    publicJwk: { kty: 'EC', crv: 'P-256', x, y } as const,
    async sign(text: string): Promise<string> {
      const signing = { name: 'ECDSA', hash: 'SHA-256' };
      return base64url(
        new Uint8Array(await crypto.subtle.sign(signing, pair.privateKey, fromBase64url(text))),
      );
    },
  };
}

/** WebAuthn writes the two numbers of a signature as ASN.1 does. */
function toDer(raw: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const integer = (bytes: Uint8Array<ArrayBuffer>) => {
    let start = 0;
    while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
    const bare = bytes.slice(start);
    const padded = (bare[0] ?? 0) > 0x7f ? joined([new Uint8Array([0]), bare]) : bare;
    return joined([new Uint8Array([0x02, padded.length]), padded]);
  };
  const body = joined([integer(raw.slice(0, 32)), integer(raw.slice(32))]);
  return joined([new Uint8Array([0x30, body.length]), body]);
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64url'));
}
