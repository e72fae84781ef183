import { useSyncExternalStore } from 'react';
import { isDue, type KeptLock, type LockAfter, readKept } from './lock-rules.ts';

/**
 * `covered`: out of sight, and nothing shows in the task switcher. `locked`: what was on the screen waits beneath.
 * `sealed`: locked since the page was loaded, and nothing of the person has been drawn at all.
 */
export type LockState = 'open' | 'covered' | 'locked' | 'sealed';

const KEPT = 'hexaflate.app-lock';
const listeners = new Set<() => void>();
let kept = readKept(globalThis.localStorage?.getItem(KEPT));
let state: LockState = kept && isDue(kept, Date.now()) ? 'sealed' : 'open';

if (globalThis.document) {
  if (kept) keep({ ...kept, hiddenAt: null, locked: state === 'sealed' });
  show();
  // Before the picture for the task switcher is taken, so nothing here may wait.
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'hidden' ? putAway() : takeUp(),
  );
  addEventListener('pagehide', putAway);
}

/** The lock of the app, followed as it closes and opens. It covers the screen; it protects no token. */
export function useAppLock(): LockState {
  return useSyncExternalStore(watch, () => state);
}

/** Whether the person has a lock set on this device. */
export function isLockSet(): boolean {
  return kept !== null;
}

/** After how long the app locks itself; null where it does not. Followed as it is changed. */
export function useLockAfter(): LockAfter | null {
  return useSyncExternalStore(watch, () => kept?.after ?? null);
}

/** Sets the lock, or takes it away. */
export function setLock(after: LockAfter | null): void {
  if (after === null) {
    kept = null;
    localStorage.removeItem(KEPT);
  } else keep({ after, hiddenAt: null, locked: false });
  become('open');
}

/** Opens the app again: its owner was recognised, or has entered the PIN. */
export function openLock(): void {
  if (kept) keep({ ...kept, hiddenAt: null, locked: false });
  become('open');
}

function putAway(): void {
  if (!kept || state !== 'open') return;
  keep({ ...kept, hiddenAt: Date.now() });
  become('covered');
}

function takeUp(): void {
  if (!kept || state !== 'covered') return;
  const due = isDue(kept, Date.now());
  keep({ ...kept, hiddenAt: null, locked: due });
  become(due ? 'locked' : 'open');
}

function become(next: LockState): void {
  state = next;
  show();
  for (const listener of listeners) listener();
}

function show(): void {
  document.documentElement.toggleAttribute('data-covered', state !== 'open');
}

function keep(next: KeptLock): void {
  kept = next;
  localStorage.setItem(KEPT, JSON.stringify(next));
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
