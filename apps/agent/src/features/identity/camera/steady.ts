import type { Verdict } from '../quality/judge.ts';

/** Looks in a row that must be good before a photo takes itself: about a second. */
export const GOOD_LOOKS = 4;
/** Looks in a row that must agree before the hint on the screen changes, so that it can be read. */
const AGREEING_LOOKS = 2;

/** What a row of looks came to. */
export interface Steadiness<V extends string = Verdict> {
  /** On the screen. */
  shown: V | null;
  last: V | null;
  /** Looks in a row that said `last`. */
  count: number;
}

export const unsteady: Steadiness<never> = { shown: null, last: null, count: 0 };

/** Takes one more look into account. */
export function steadied<V extends string>(before: Steadiness<V>, verdict: V): Steadiness<V> {
  const count = before.last === verdict ? before.count + 1 : 1;
  const shown = before.shown === null || count >= AGREEING_LOOKS ? verdict : before.shown;
  return { shown, last: verdict, count };
}

/** Whether the photo may take itself now. */
export function isSteady<V extends string>({ last, count }: Steadiness<V>, good: V): boolean {
  return last === good && count >= GOOD_LOOKS;
}
