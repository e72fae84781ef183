import type { CallOptions } from '@hexaflate/contract/client';
import type { Home } from '@hexaflate/contract/home';
import { hashKey, type QueryKey } from '@tanstack/react-query';
import { isNetworkError, isSessionOver } from '../api/client.ts';
import { askHome, type HomeAnswer } from './ask-home.ts';

/** The start of a signed-in app: one question answers what its first queries would have asked one by one. */
export interface FirstAnswer {
  /**
   * Asks for home, and lets `fill` take what no query on the screen has taken by then. Rejects with what the question
   * throws.
   */
  begin: (fill: (home: Home) => Promise<unknown>, options?: CallOptions) => Promise<void>;
  /**
   * What a query asks the server: its part of home while that is under way, else its own route. A part is taken
   * once: who asks again has a reason to want something newer.
   */
  partOf: <T>(key: QueryKey, pick: (home: Home) => T, ask: () => Promise<T>) => Promise<T>;
  /** The live position of home's answer once it is there; null when none was asked for, or it came without. */
  position: () => Promise<string | null>;
  /** Whether this query began with its part of home, and so has never been older than home's live position. */
  covers: (key: QueryKey) => boolean;
  /** Drops what is under way: its answer belongs to someone who is no longer signed in. */
  forget: () => void;
}

interface Start {
  answer: Promise<HomeAnswer>;
  underWay: boolean;
  /** Queries that took their part, by the hash of their key; false once they have asked for themselves as well. */
  taken: Map<string, boolean>;
}

/** `ask` is the one question. */
export function createFirstAnswer(ask: (options?: CallOptions) => Promise<HomeAnswer>): FirstAnswer {
  let start: Start | null = null;
  return {
    async begin(fill, options) {
      const own: Start = { answer: ask(options), underWay: true, taken: new Map() };
      start = own;
      try {
        const { home } = await own.answer;
        if (start === own) await fill(home);
      } finally {
        own.underWay = false;
      }
    },
    async partOf(key, pick, ask) {
      const own = start;
      if (!own?.underWay) return ask();
      const hash = hashKey(key);
      if (!own.taken.has(hash)) {
        own.taken.set(hash, true);
        try {
          return pick((await own.answer).home);
        } catch (error) {
          // Anything else that is wrong with the whole may be right with the part.
          if (isSessionOver(error) || isNetworkError(error)) throw error;
        }
      }
      own.taken.set(hash, false);
      return ask();
    },
    async position() {
      return (await start?.answer.catch(() => null))?.position ?? null;
    },
    covers: (key) => start?.taken.get(hashKey(key)) ?? false,
    forget() {
      start = null;
    },
  };
}

/** The app's start. */
export const firstAnswer = createFirstAnswer(askHome);
