import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';
/** Size of all text, in percent. */
export const textSizes = [100, 115, 130, 150, 175, 200] as const;
export type TextSize = (typeof textSizes)[number];

export interface Preferences {
  theme: ThemeChoice;
  textSize: TextSize;
  /** Amounts on the home screen are covered. */
  hideBalance: boolean;
}

const KEY = 'hexaflate.preferences';
const standard: Preferences = { theme: 'system', textSize: 100, hideBalance: false };
const listeners = new Set<() => void>();
let current = read();

/** What the person has chosen so far. */
export function preferences(): Preferences {
  return current;
}

/** What the person chose on this device; it survives a sign-out. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(watch, preferences);
}

/** Changes some of the choices and remembers them. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Preferences {
  const text = globalThis.localStorage?.getItem(KEY);
  if (!text) return standard;
  try {
    const stored: Partial<Preferences> = JSON.parse(text);
    return {
      theme: stored.theme === 'light' || stored.theme === 'dark' ? stored.theme : 'system',
      textSize: textSizes.find((size) => size === stored.textSize) ?? 100,
      hideBalance: stored.hideBalance === true,
    };
  } catch {
    return standard;
  }
}
