/** After how long out of sight (ms) the app locks itself. */
export const lockAfters = [0, 60_000, 300_000] as const;
export type LockAfter = (typeof lockAfters)[number];

/** What this device keeps of the lock. */
export interface KeptLock {
  after: LockAfter;
  /** When the app was last put out of sight, ms since 1970; null while it is on the screen. */
  hiddenAt: number | null;
  /** It is locked, and stays so until it is opened, however often the page is loaded anew. */
  locked: boolean;
}

/** Whether an app that comes back into sight now (ms) is to be locked. A clock that went back proves nothing. */
export function isDue({ after, hiddenAt, locked }: KeptLock, now: number): boolean {
  if (locked || hiddenAt === null) return true;
  return now < hiddenAt || now - hiddenAt >= after;
}

/** Reads what was kept; null where no lock is set, or what stands there is none. */
export function readKept(text: string | null | undefined): KeptLock | null {
  try {
    const kept: Partial<KeptLock> | null = JSON.parse(text ?? 'null');
    const after = lockAfters.find((one) => one === kept?.after);
    if (!kept || after === undefined) return null;
    return {
      after,
      hiddenAt: typeof kept.hiddenAt === 'number' ? kept.hiddenAt : null,
      locked: kept.locked !== false,
    };
  } catch {
    return null;
  }
}
