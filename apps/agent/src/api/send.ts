import { signProof } from '@hexaflate/contract/device-proof';
import { accessNoteText, correctClock, readAccessNote, serverNow } from '../device/access-note.ts';
import { deviceKey, findDeviceKey } from '../device/device-key.ts';
import { renewAccess } from '../device/renew-access.ts';
import type { Transport } from './transport.ts';

/** Refusals that a refresh may mend. */
const NEEDS_RENEWAL: ReadonlySet<unknown> = new Set(['auth.accessExpired', 'auth.required', 'auth.expired']);

export interface Sender {
  /**
   * Sends a request as this device: what changes something is signed, access that is over is renewed first, and what was
   * refused for want of either is repeated once. Rejects as `fetch` does when no answer came.
   */
  send: (url: string, init: RequestInit) => Promise<Response>;
  /** Renews the access unless another tab has since `known` was noted; as `renewAccess`. */
  renew: (known: string | null) => Promise<'fresh' | 'none' | Response>;
}

/** `origin`: where the API lives; addresses without one are relative to it. */
export function createSender(transport: Transport, origin: string): Sender {
  const { refreshToken } = transport;

  async function attempt(address: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    // Those of the request were read before its access was renewed.
    for (const [name, value] of Object.entries(transport.headers())) headers.set(name, value);
    const method = init.method ?? 'GET';
    if (method !== 'GET') {
      const packed = new Response(init.body);
      const type = packed.headers.get('content-type');
      if (type && !headers.has('content-type')) headers.set('content-type', type);
      // What is signed is what is sent, byte for byte, whatever it was made of.
      const body = new Uint8Array(await packed.arrayBuffer());
      const accessHash = readAccessNote()?.hash ?? null;
      const request = { method, url: address, body, accessHash, now: serverNow() };
      headers.set('DPoP', await signProof(await deviceKey(), request));
      return fetch(address, { ...init, headers, body: init.body ? body : null });
    }
    return fetch(address, { ...init, headers });
  }

  const renew = (known: string | null) =>
    renewAccess(known, {
      address: `${origin}/api/v1/auth/refresh`,
      deviceKey: findDeviceKey,
      signProof,
      appVersion: __APP_VERSION__,
      ...(refreshToken ? { refreshToken, keep: transport.keep } : {}),
    });

  async function send(url: string, init: RequestInit): Promise<Response> {
    const address = new URL(url, origin).href;
    const stale = readAccessNote();
    if (stale && stale.until <= Date.now()) {
      const outcome = await renew(accessNoteText());
      if (outcome instanceof Response) return outcome;
    }
    const known = accessNoteText();
    const answer = await attempt(address, init);
    if (answer.status !== 401) return answer;
    const refusal = await refusalOf(answer);
    if (NEEDS_RENEWAL.has(refusal.code)) {
      const outcome = await renew(known);
      if (outcome === 'none') return answer;
      return outcome instanceof Response ? outcome : attempt(address, init);
    }
    if (refusal.code === 'auth.clockWrong' && refusal.serverTime !== undefined)
      correctClock(refusal.serverTime);
    // Another tab has renewed the access while this was being signed.
    else if (refusal.reason !== 'token') return answer;
    return attempt(address, init);
  }

  return { send, renew };
}

interface Refusal {
  code?: string;
  reason?: string;
  serverTime?: number;
}

async function refusalOf(answer: Response): Promise<Refusal> {
  const body: { error?: { code?: string; details?: Refusal } } | undefined = await answer
    .clone()
    .json()
    .catch(() => undefined);
  return { ...body?.error?.details, ...(body?.error?.code ? { code: body.error.code } : {}) };
}
