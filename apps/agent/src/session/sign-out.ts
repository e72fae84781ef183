import { call, isSessionOver, transport } from '../api/client.ts';
import { keys } from '../api/keys.ts';
import { offlineCache, queryClient } from '../api/query.ts';
import { dropAccessNote } from '../device/access-note.ts';
import { wipeDeviceKey } from '../device/device-key.ts';
import { setLock } from '../features/app-lock/lock.ts';
import { dropFirstFrame } from '../first-frame/keep-first-frame.ts';
import { keepEndReason } from './end-reason.ts';
import { noteSession, sessionState } from './session.ts';

/** Ends this session on the server, then here. Throws ApiError when the server could not be told. */
export async function signOut(): Promise<void> {
  try {
    await call('POST /auth/sign-out');
  } catch (error) {
    if (!isSessionOver(error)) throw error;
  }
  await endSessionHere();
}

/** Ends every session of this person, this one too. Throws ApiError when the server could not be told. */
export async function signOutEverywhere(): Promise<void> {
  await call('DELETE /devices');
  await endSessionHere();
}

/**
 * Leaves nothing of the person on this device: answers in memory and on disk, tokens, the key, the note. The brand is the
 * installation's and the look of the app is the device's; both stay. `reason`: why it ended, if its person did not end it.
 */
export async function endSessionHere(reason?: unknown): Promise<void> {
  if (sessionState() === 'out') return;
  keepEndReason(reason);
  noteSession('out');
  dropAccessNote();
  dropFirstFrame();
  setLock(null);
  await queryClient.cancelQueries();
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.brand[0] });
  queryClient.getMutationCache().clear();
  await Promise.all([
    offlineCache.wipe(),
    transport.forget(),
    wipeDeviceKey(),
    ...wipers.map((wipe) => wipe()),
  ]);
}

const wipers: (() => Promise<void>)[] = [];

/** Adds something that a feature keeps on the device and that must go when the session ends. */
export function wipeAtSignOut(wipe: () => Promise<void>): void {
  wipers.push(wipe);
}
