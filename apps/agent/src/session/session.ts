import { useSyncExternalStore } from 'react';

/**
 * `unknown` until the server has been asked: the proof is a cookie that no script can read, and it may be there
 * without this device's note (or the other way round).
 */
export type SessionState = 'in' | 'out' | 'unknown';

const NOTE = 'hexaflate.session';
const listeners = new Set<() => void>();
let state: SessionState = globalThis.localStorage?.getItem(NOTE) === 'in' ? 'in' : 'unknown';

/** Whether someone is signed in on this device, as far as it knows. */
export function sessionState(): SessionState {
  return state;
}

/** The same, followed as it changes, in this tab or in another. */
export function useSession(): SessionState {
  return useSyncExternalStore(watch, sessionState);
}

/** Notes a sign-in or its end. With the note the app opens the right screen before any answer. */
export function noteSession(next: 'in' | 'out'): void {
  if (next === 'in') localStorage.setItem(NOTE, 'in');
  else localStorage.removeItem(NOTE);
  set(next);
}

function set(next: SessionState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

function watch(listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === NOTE) set(event.newValue === 'in' ? 'in' : 'out');
  };
  listeners.add(listener);
  addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', onStorage);
  };
}
