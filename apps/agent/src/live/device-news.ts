import type { Notification } from '@hexaflate/contract/notifications';
import { useSyncExternalStore } from 'react';

/** What has just happened to the devices of this account, until the person has seen it. */
let news: Notification | null = null;
const listeners = new Set<() => void>();

function set(next: Notification | null): void {
  news = next;
  for (const listener of listeners) listener();
}

/** Puts what is said of a device before the person at once; anything else waits among the notifications. */
export function noticeDevice(notification: Notification): void {
  if (notification.kind === 'session.new' || notification.kind === 'session.copied') set(notification);
}

/** The person has seen it, or is no longer signed in. */
export function dismissDeviceNews(): void {
  set(null);
}

/** The newest of it. */
export function useDeviceNews(): Notification | null {
  return useSyncExternalStore(watch, () => news);
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
