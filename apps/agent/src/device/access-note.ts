import type { CallAnswer } from '@hexaflate/contract/client';

/** What a sign-in or a refresh answers. */
export type Opened = CallAnswer<'refresh'>;

/** What a device notes of its access: nothing in it opens anything. */
interface AccessNote {
  /** SHA-256 of the access token, which every proof names. */
  hash: string;
  /** When it is over, in milliseconds on this device's clock. */
  until: number;
}

/** Names in localStorage, which all tabs share; renew-access.ts knows them too. */
const NOTE = 'hexaflate.access';
const ATTEMPT = 'hexaflate.refresh';
const CLOCK = 'hexaflate.clock';

/** The note as it stands, to compare with later; null when there is none. */
export function accessNoteText(): string | null {
  return localStorage.getItem(NOTE);
}

/** What this device knows of its access; null when nobody is signed in. */
export function readAccessNote(): AccessNote | null {
  const text = accessNoteText();
  if (!text) return null;
  try {
    const { hash, until }: Partial<AccessNote> = JSON.parse(text);
    return typeof hash === 'string' && typeof until === 'number' ? { hash, until } : null;
  } catch {
    return null;
  }
}

/** Notes what a sign-in has opened. */
export function noteAccess({
  accessHash,
  accessSeconds,
}: Pick<Opened, 'accessHash' | 'accessSeconds'>): void {
  const note: AccessNote = { hash: accessHash, until: Date.now() + accessSeconds * 1000 };
  localStorage.setItem(NOTE, JSON.stringify(note));
}

/** Forgets it all but how wrong this clock is. */
export function dropAccessNote(): void {
  localStorage.removeItem(NOTE);
  localStorage.removeItem(ATTEMPT);
}

/** The server's clock as far as this device knows, in milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + Number(localStorage.getItem(CLOCK) ?? 0);
}

/** Takes the server's word for what time it is. */
export function correctClock(serverTime: number): void {
  localStorage.setItem(CLOCK, String(serverTime - Date.now()));
}
