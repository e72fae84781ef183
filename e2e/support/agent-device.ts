import { asDeviceKey, signProof } from '@hexaflate/contract/device-proof';

const API = '/api/v1';
/** Access that ends within so many milliseconds is renewed before anything is asked. */
const AHEAD_MS = 30_000;
/** Milliseconds for one answer. */
const LONGEST_ANSWER_MS = 60_000;

/** What a device was given by its last sign-in or refresh. */
interface Given {
  /** Of the session, which is the device's own. */
  id: string;
  token: string;
  refreshToken: string;
  accessHash: string;
  /** When the access token ends, in milliseconds since 1970. */
  until: number;
}

/** A device outside the browser that is signed in, and does what an app does: it signs, and renews its access. */
export interface AgentDevice extends Given {
  url: string;
  transport: 'cookie' | 'bearer';
  pair: CryptoKeyPair;
  /** An attempt to refresh whose answer has not come. */
  attemptId: string | undefined;
}

/** Where and how to sign in. */
export interface SignIn {
  url: string;
  phone: string;
  /** Reads the code that has just been sent. */
  readCode: () => Promise<string>;
  name: string;
  /** Browsers take `cookie`. */
  transport?: 'cookie' | 'bearer';
}

/** Signs a new device in with the code from its phone. Its key can be taken out, to be put into a browser. Throws when it is refused. */
export async function signInDevice(wanted: SignIn): Promise<AgentDevice> {
  const { url, phone, name, transport = 'bearer' } = wanted;
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const device: AgentDevice = {
    url,
    transport,
    pair,
    attemptId: undefined,
    id: '',
    token: '',
    refreshToken: '',
    accessHash: '',
    until: 0,
  };
  const asked = await signed(device, 'POST', '/auth/code', { phone }, null);
  if (!asked.ok) throw new Error(`No code was sent: ${asked.status} ${await asked.text()}`);
  const { challengeId } = await asked.json();
  const code = await wanted.readCode();
  const platform = transport === 'cookie' ? 'web' : 'android';
  const body = { challengeId, code, device: { name, platform, appVersion: '0' }, transport };
  const verified = await signed(device, 'POST', '/auth/verify', body, null);
  if (!verified.ok) throw new Error(`The code was refused: ${verified.status} ${await verified.text()}`);
  return Object.assign(device, await readGiven(verified));
}

/**
 * Asks the API as this device, below /api/v1; access that is about to end is renewed first. A body of bytes is a JPEG,
 * any other goes as JSON. Rejects when no answer comes.
 */
export async function askAs(
  device: AgentDevice,
  method: string,
  path: string,
  body?: unknown,
  signal = AbortSignal.timeout(LONGEST_ANSWER_MS),
): Promise<Response> {
  await keepAccess(device);
  const answer = await signed(device, method, path, body, device, signal);
  // A server that has just started takes nothing that was signed before.
  const late = answer.status === 401 && (await answer.clone().text()).includes('auth.clockWrong');
  return late ? signed(device, method, path, body, device, signal) : answer;
}

/** Renews the access of a device that loses it within `aheadMs`. Throws when that is refused. */
export async function keepAccess(device: AgentDevice, aheadMs = AHEAD_MS): Promise<void> {
  if (device.until - Date.now() > aheadMs) return;
  renewing.set(device, renewing.get(device) ?? renew(device).finally(() => renewing.delete(device)));
  await renewing.get(device);
}

const renewing = new WeakMap<AgentDevice, Promise<void>>();

async function renew(device: AgentDevice): Promise<void> {
  device.attemptId ??= crypto.randomUUID();
  const { attemptId, refreshToken } = device;
  const answer = await signed(device, 'POST', '/auth/refresh', { attemptId, refreshToken }, null);
  if (!answer.ok) throw new Error(`The access was not renewed: ${answer.status} ${await answer.text()}`);
  Object.assign(device, await readGiven(answer), { attemptId: undefined });
}

async function signed(
  device: AgentDevice,
  method: string,
  path: string,
  body: unknown,
  access: Given | null,
  signal = AbortSignal.timeout(LONGEST_ANSWER_MS),
): Promise<Response> {
  const address = `${device.url}${API}${path}`;
  const isPhoto = body instanceof Uint8Array;
  const bytes = isPhoto
    ? Uint8Array.from(body)
    : new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body));
  const headers = new Headers({ Accept: 'application/json' });
  if (access) headers.set('Authorization', `Bearer ${access.token}`);
  if (bytes.length > 0) headers.set('Content-Type', isPhoto ? 'image/jpeg' : 'application/json');
  if (method !== 'GET') {
    const accessHash = access?.accessHash ?? null;
    const request = { method, url: address, body: bytes, accessHash, now: Date.now() };
    headers.set('DPoP', await signProof(asDeviceKey(device.pair), request));
  }
  return fetch(address, { method, headers, signal, ...(bytes.length > 0 ? { body: bytes } : {}) });
}

/** Tokens come in the body or in cookies. */
async function readGiven(answer: Response): Promise<Given> {
  const cookie = (name: string) =>
    answer.headers
      .getSetCookie()
      .map((text) => new RegExp(`^${name}=([^;]+)`).exec(text)?.[1])
      .find((value) => value !== undefined);
  const opened: {
    deviceId: string;
    token?: string;
    refreshToken?: string;
    accessHash: string;
    accessSeconds: number;
  } = await answer.json();
  return {
    id: opened.deviceId,
    token: opened.token ?? cookie('hexaflate_agent') ?? '',
    refreshToken: opened.refreshToken ?? cookie('hexaflate_refresh') ?? '',
    accessHash: opened.accessHash,
    until: Date.now() + opened.accessSeconds * 1000,
  };
}
