import type { DeviceKey, signProof } from '@hexaflate/contract/device-proof';
import type { Opened } from './access-note.ts';

/** What a refresh needs of its surroundings. */
export interface RenewParts {
  /** Whole address of the refresh. */
  address: string;
  deviceKey: () => Promise<DeviceKey | undefined>;
  signProof: typeof signProof;
  /** Version of the app, where it is known. */
  appVersion?: string;
  /** What the shells send besides and keep afterwards; in browsers both are cookies. */
  refreshToken?: () => Promise<string | null>;
  keep?: (opened: Opened) => Promise<void>;
}

/**
 * Renews this device's access, one tab at a time. `known`: the note that whoever asks has gone by; when another stands
 * there by now, it has been done. Answers `fresh`, `none` where there is nothing to renew with, or the server's refusal;
 * rejects when no answer came. The id of the attempt is kept until its answer is, so that a lost answer is given again.
 * It stands in index.html as text, so it may use nothing from outside itself.
 */
export async function renewAccess(
  known: string | null,
  parts: RenewParts,
): Promise<'fresh' | 'none' | Response> {
  const NOTE = 'hexaflate.access';
  const ATTEMPT = 'hexaflate.refresh';
  const CLOCK = 'hexaflate.clock';
  const PATIENCE_MS = 20_000;

  async function ask(key: DeviceKey, text: string): Promise<Response> {
    const now = Date.now() + Number(localStorage.getItem(CLOCK) ?? 0);
    const body = new TextEncoder().encode(text);
    const proof = await parts.signProof(key, {
      method: 'POST',
      url: parts.address,
      body,
      accessHash: null,
      now,
    });
    return fetch(parts.address, {
      method: 'POST',
      body: text,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', DPoP: proof },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }

  async function renew(): Promise<'fresh' | 'none' | Response> {
    if (localStorage.getItem(NOTE) !== known) return 'fresh';
    const key = await parts.deviceKey();
    const refreshToken = await parts.refreshToken?.();
    if (!key || refreshToken === null) return 'none';
    const attemptId = localStorage.getItem(ATTEMPT) ?? crypto.randomUUID();
    localStorage.setItem(ATTEMPT, attemptId);
    const { appVersion } = parts;
    const text = JSON.stringify({ attemptId, refreshToken, appVersion });
    let answer = await ask(key, text);
    if (answer.status === 401) {
      const { error } = await answer.clone().json();
      if (error?.code === 'auth.clockWrong') {
        localStorage.setItem(CLOCK, String(error.details.serverTime - Date.now()));
        answer = await ask(key, text);
      }
    }
    if (!answer.ok) return answer;
    const opened: Opened = await answer.json();
    await parts.keep?.(opened);
    const until = Date.now() + opened.accessSeconds * 1000;
    localStorage.setItem(NOTE, JSON.stringify({ hash: opened.accessHash, until }));
    localStorage.removeItem(ATTEMPT);
    return 'fresh';
  }

  return navigator.locks ? navigator.locks.request('hexaflate.refresh', renew) : renew();
}
