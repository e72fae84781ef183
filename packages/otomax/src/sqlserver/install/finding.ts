import type { CheckWords } from './check-words.ts';

export interface Finding {
  level: 'fine' | 'warning' | 'failure';
  /** Installing would fail half-way because of it. */
  blocksInstall: boolean;
  id: string;
  en: string;
}

export function fine(words: CheckWords): Finding {
  return { level: 'fine', blocksInstall: false, ...words };
}

/** Something to know of. */
export function warning(words: CheckWords): Finding {
  return { level: 'warning', blocksInstall: false, ...words };
}

/** Something that will not work. */
export function failure(words: CheckWords): Finding {
  return { level: 'failure', blocksInstall: false, ...words };
}

/** Something that would make installing itself fail. */
export function blocking(words: CheckWords): Finding {
  return { level: 'failure', blocksInstall: true, ...words };
}
