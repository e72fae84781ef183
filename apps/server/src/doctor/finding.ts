/** A sentence in both languages. */
export interface Words {
  id: string;
  en: string;
}

/** Parts of an installation that can be well or ill by themselves. */
export type Area = 'settings' | 'encryption' | 'storage' | 'otomax' | 'redis' | 'clock' | 'port' | 'photos';

/** One thing that was looked at. */
export interface Finding extends Words {
  area: Area;
  level: 'fine' | 'warning' | 'failure';
  /** What to do about it. */
  remedy: Words | undefined;
}

/** Makes findings of one area. Whoever warns or fails says what to do. */
export function findingsOf(area: Area) {
  return {
    fine: (words: Words): Finding => ({ area, level: 'fine', ...words, remedy: undefined }),
    warning: (words: Words, remedy: Words): Finding => ({ area, level: 'warning', ...words, remedy }),
    failure: (words: Words, remedy: Words): Finding => ({ area, level: 'failure', ...words, remedy }),
  };
}

/** Why something failed, in the words of whoever refused. */
export function reasonOf(error: unknown): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  if (!(inner instanceof Error)) return 'unknown';
  return inner.message || ('code' in inner ? String(inner.code) : inner.name);
}
