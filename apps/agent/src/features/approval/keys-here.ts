import { useSyncExternalStore } from 'react';
import { wipeAtSignOut } from '../../session/sign-out.ts';

/** Which keys on this very device may approve an agent's sales. Ids alone, which open nothing. */
export interface KeysHere {
  agentCode: string;
  /** Credential ids of passkeys. */
  passkeys: string[];
  /** Id of the phone's own key. */
  device: string | null;
}

const KEPT = 'hexaflate.approval-keys';
const listeners = new Set<() => void>();
let current = read();

/** The keys on this device, as it knows them; null when there are none. */
export function keysHere(): KeysHere | null {
  return current;
}

/** The same, followed as it changes. */
export function useKeysHere(): KeysHere | null {
  return useSyncExternalStore(watch, keysHere);
}

/** Notes keys of an agent on this device; those of another are forgotten. */
export function noteKeys(keys: KeysHere): void {
  current = keys;
  localStorage.setItem(KEPT, JSON.stringify(keys));
  tell();
}

/** Forgets what is on this device: a key was taken away, or the session is over. */
export function forgetKeys(): void {
  current = null;
  localStorage.removeItem(KEPT);
  tell();
}

wipeAtSignOut(async () => {
  forgetKeys();
  await globalThis.window?.hexaflateShell?.approvalKey?.wipe();
});

function tell(): void {
  for (const listener of listeners) listener();
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): KeysHere | null {
  try {
    const stored: Partial<KeysHere> | null = JSON.parse(globalThis.localStorage?.getItem(KEPT) ?? 'null');
    if (typeof stored?.agentCode !== 'string') return null;
    return {
      agentCode: stored.agentCode,
      passkeys: (stored.passkeys ?? []).filter((id) => typeof id === 'string'),
      device: typeof stored.device === 'string' ? stored.device : null,
    };
  } catch {
    return null;
  }
}
